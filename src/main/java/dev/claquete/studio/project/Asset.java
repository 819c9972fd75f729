package dev.claquete.studio.project;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.claquete.storage.ObjectKey;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One part of a scene and its status. The last result stays visible until its replacement is there. */
@Embeddable
public class Asset {

    private @Nullable String key;

    @Enumerated(EnumType.STRING)
    private Status status = Status.DRAFT;

    private int attempts;

    /** The last counted try. */
    private @Nullable String attempt;

    public Optional<ObjectKey> key() {
        return Optional.ofNullable(key).map(ObjectKey::new);
    }

    public Status status() {
        return status;
    }

    public int attempts() {
        return attempts;
    }

    public boolean completed() {
        return status == Status.COMPLETED;
    }

    boolean failed() {
        return status == Status.FAILED;
    }

    /** Marks it as requested, unless it exists. */
    public void ask() {
        if (!completed()) {
            status = Status.PENDING;
        }
    }

    /** Marks it to be regenerated. */
    void askAnew() {
        status = Status.PENDING;
    }

    /** Its step has started. */
    public void queue() {
        if (!completed()) {
            status = Status.QUEUED;
        }
    }

    /**
     * A worker has started its step; for an existing asset that only looks in the store. Repeated calls for the same
     * try have no effect.
     *
     * @param picked identifies the try
     */
    public void pickUp(String picked) {
        if (completed() || failed()) {
            return;
        }
        status = Status.PROCESSING;
        if (!picked.equals(attempt)) {
            attempts++;
            attempt = picked;
        }
    }

    public void complete(ObjectKey made) {
        key = made.value();
        status = Status.COMPLETED;
    }

    /**
     * Forgets the try, because the next one is different even if it has as many tries left: an operator gave them back.
     */
    void fail() {
        status = Status.FAILED;
        attempt = null;
    }

    /** No run works on it any more. */
    void release() {
        if (status.underway()) {
            status = Status.DRAFT;
        }
    }

    /** Its input has changed. */
    void outdate() {
        if (!status.underway()) {
            status = Status.DRAFT;
        }
    }

    void remove() {
        key = null;
        status = Status.DRAFT;
    }

    /** The parts of a scene, with the step of {@code make-scene} that makes each and its name in events. */
    public enum Kind {
        IMAGE(Step.GENERATE_SCENE_IMAGE),
        AUDIO(Step.NARRATE_SCENE),
        VIDEO(Step.RENDER_SCENE);

        private final Step step;

        Kind(Step step) {
            this.step = step;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Kind> madeBy(String step) {
            return Arrays.stream(values()).filter(kind -> kind.step.is(step)).findFirst();
        }

        /** The asset that failed for good according to a boundary event of {@code make-scene}. */
        public static Optional<Kind> failedAt(String processId, String event) {
            if (!processId.equals("make-scene")) {
                return Optional.empty();
            }
            return switch (event) {
                case "PromptRejected", "ImageOverdue" -> Optional.of(IMAGE);
                case "SpeechRefused", "NarrationOverdue" -> Optional.of(AUDIO);
                case "MediaBroken", "ClipOverdue" -> Optional.of(VIDEO);
                default -> Optional.empty();
            };
        }
    }

    /** The status of an image, a narration, a clip or the music, in the API's terms. */
    public enum Status {
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
}
