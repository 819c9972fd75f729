package dev.claquete.studio.file;

import dev.claquete.storage.ObjectKey;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Reads the ways in which a caller may name an object: its key, its address in the bucket ({@code .../bucket/key}), or a
 * link of ours ({@code .../api/assets?url=key}).
 */
@Component
class AssetAddress {

    static final String PATH = "/api/assets";
    private static final String[] FOLDERS = {"projects/", "uploads/", "jobs/"};

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
                return key == null
                        ? Optional.empty()
                        : ofKey(org.springframework.web.util.UriUtils.decode(
                                key, java.nio.charset.StandardCharsets.UTF_8));
            }
            return Arrays.stream(path.split("/", 3)).skip(2).findFirst().flatMap(AssetAddress::ofKey);
        } catch (java.net.URISyntaxException | IllegalArgumentException e) {
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
