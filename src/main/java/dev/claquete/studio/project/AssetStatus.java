package dev.claquete.studio.project;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far an image, a narration, a clip or the music is, in the words of the API. */
enum AssetStatus {
    /** Nobody has asked for it yet. */
    DRAFT,
    /** A generation has been asked for that will come to it. */
    PENDING,
    /** Its step has begun and waits for a free worker. */
    QUEUED,
    /** A worker has it. */
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
