package dev.claquete.studio.project;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The status of a project, in the API's terms. {@code CANCELLED} is our addition: clients stop polling on it. */
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
