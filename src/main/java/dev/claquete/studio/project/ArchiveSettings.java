package dev.claquete.studio.project;

import dev.claquete.studio.web.JsonReader;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Where a client archives a project. */
@Embeddable
public record ArchiveSettings(
        @Column(name = "is_archived") boolean archived,
        @Nullable String folderId,
        @JdbcTypeCode(SqlTypes.ARRAY) List<String> tags) {

    private static final ArchiveSettings NONE = new ArchiveSettings(false, null, List.of());

    static ArchiveSettings read(JsonReader in, @Nullable ArchiveSettings earlier) {
        ArchiveSettings before = earlier == null ? NONE : earlier;
        return new ArchiveSettings(
                in.get("is_archived").flag(before.archived),
                in.get("folder_id").textOr(200, before.folderId),
                in.clears("tags") ? List.of() : in.get("tags").texts(50, 100).orElse(before.tags));
    }
}
