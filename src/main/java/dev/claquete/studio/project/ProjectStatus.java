package dev.claquete.studio.project;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a project is, in the words of the API. {@code CANCELLED} is our addition: clients stop polling on it. */
enum ProjectStatus {
    DRAFT,
    GENERATING,
    COMPLETED,
    FAILED,
    PAUSED,
    CANCELLED;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
