package dev.claquete.studio.file;

import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.local.Installation;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Reads the ways in which a caller may name an object: its key, its address in our bucket, or a link of ours
 * ({@code .../api/assets?url=key}; of any host, since an installation may be reached by several names).
 */
@Component
class AssetAddress {

    static final String PATH = "/api/assets";
    private static final String[] FOLDERS = {"projects/", "uploads/", "jobs/", "templates/"};

    private final String bucket;

    AssetAddress(Installation installation) {
        this.bucket = installation.storage().toString().replaceAll("/+$", "") + "/" + installation.bucket() + "/";
    }

    Optional<ObjectKey> keyOf(String urlOrKey) {
        String text = urlOrKey.strip();
        return text.startsWith("http://") || text.startsWith("https://") || text.startsWith(PATH)
                ? ofUrl(text)
                : ofKey(text);
    }

    private Optional<ObjectKey> ofUrl(String url) {
        try {
            var parts = UriComponentsBuilder.fromUri(new URI(url)).build();
            String path = String.valueOf(parts.getPath());
            if (path.endsWith(PATH)) {
                String key = parts.getQueryParams().getFirst("url");
                return key == null ? Optional.empty() : ofKey(UriUtils.decode(key, StandardCharsets.UTF_8));
            }
            return url.startsWith(bucket) ? ofKey(url.substring(bucket.length())) : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
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
