package dev.claquete.studio.file;

import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.local.InstallationInfo;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Parses the ways in which a caller may name an object: its key, its address in our bucket, or a link of ours
 * ({@code .../api/assets?url=key}; of any host, since an installation may have several names).
 */
@Component
class AssetAddress {

    static final String PATH = "/api/assets";
    private static final String[] FOLDERS = {"projects/", "uploads/", "jobs/", "templates/"};

    private static final String ANY_HOST = "http://any.invalid";

    private final String bucket;

    AssetAddress(InstallationInfo installation) {
        this.bucket = installation.storage().toString().replaceAll("/+$", "") + "/" + installation.bucket() + "/";
    }

    Optional<ObjectKey> keyOf(String urlOrKey) {
        String text = urlOrKey.strip();
        return text.startsWith("http://") || text.startsWith("https://") || text.startsWith(PATH)
                ? ofUrl(text)
                : ofKey(text);
    }

    private Optional<ObjectKey> ofUrl(String address) {
        String absolute = address.startsWith(PATH) ? ANY_HOST + address : address;
        return WebAddress.find(absolute).flatMap(url -> {
            if (url.encodedPath().endsWith(PATH)) {
                return Optional.ofNullable(url.queryParameter("url")).flatMap(AssetAddress::ofKey);
            }
            return address.startsWith(bucket) ? ofKey(address.substring(bucket.length())) : Optional.empty();
        });
    }

    private static Optional<ObjectKey> ofKey(String text) {
        if (Arrays.stream(FOLDERS).noneMatch(text::startsWith)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ObjectKey(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
