package dev.claquete.studio.project;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Where a client archives a project. */
@Embeddable
record ArchiveSettings(
        @Column(name = "is_archived") boolean archived,
        @Nullable String folderId,
        @JdbcTypeCode(SqlTypes.ARRAY) List<String> tags) {

    private static final ArchiveSettings NONE = new ArchiveSettings(false, null, List.of());

    static ArchiveSettings read(JsonInput in, @Nullable ArchiveSettings earlier) {
        ArchiveSettings before = earlier == null ? NONE : earlier;
        return new ArchiveSettings(
                in.flagOr("is_archived", before.archived),
                in.textOr("folder_id", 200, before.folderId),
                in.clears("tags") ? List.of() : in.texts("tags", 50, 100).orElse(before.tags));
    }
}
