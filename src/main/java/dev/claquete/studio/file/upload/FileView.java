package dev.claquete.studio.file.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.claquete.studio.file.AssetLinks;
import dev.claquete.studio.file.NamedFile;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file in API answers.
 *
 * @param url a signed link, also accepted wherever the API takes a file's address
 * @param expiresAt when the file is removed automatically; omitted if it stays
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record FileView(
        UUID id,
        String name,
        String path,
        String key,
        String url,
        String contentType,
        long size,
        Instant createdAt,
        @Nullable Instant expiresAt) {

    static FileView of(NamedFile file, AssetLinks links) {
        return new FileView(
                file.id(),
                file.name(),
                file.path(),
                file.key().value(),
                links.link(file.key()),
                file.contentType(),
                file.size(),
                file.createdAt(),
                file.expiresAt());
    }
}
