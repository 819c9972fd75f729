package dev.claquete.studio.project;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The status of an image, a narration, a clip or the music, in the API's terms. */
enum AssetStatus {
    /** Not requested yet. */
    DRAFT,
    /** Requested; the generation has not reached it yet. */
    PENDING,
    /** Its step has started and waits for a free worker. */
    QUEUED,
    /** A worker is making it. */
    PROCESSING,
    COMPLETED,
    FAILED;

    boolean underway() {
        return this == PENDING || this == QUEUED || this == PROCESSING;
    }

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
