package dev.claquete.operation.scenes;

import dev.claquete.operation.Source;
import org.jspecify.annotations.Nullable;

/**
 * A visible element of a scene.
 *
 * @param text of a {@link Kind#TEXT}
 * @param source of an {@link Kind#IMAGE} or {@link Kind#VIDEO}
 * @param fit how these fill their box
 * @param drift how an image moves within its box
 * @param trimSeconds where in its own time a video begins
 * @param startSeconds when it appears, in the scene's time
 * @param endSeconds when it disappears, in the scene's time; null for the scene's end
 */
public record Element(
        Kind kind,
        @Nullable String text,
        @Nullable Source source,
        Fit fit,
        Drift drift,
        double trimSeconds,
        Place place,
        Style style,
        double startSeconds,
        @Nullable Double endSeconds,
        @Nullable Motion enter,
        @Nullable Motion exit) {

    public enum Kind {
        TEXT,
        IMAGE,
        VIDEO,
        RECTANGLE,
        ELLIPSE,
        LINE
    }

    public enum Fit {
        /** Fills the box; the excess is cropped. */
        COVER,
        /** Fits whole into the box. */
        CONTAIN,
        /** Takes the shape of the box. */
        STRETCH
    }

    public enum Drift {
        NONE,
        ZOOM_IN,
        ZOOM_OUT,
        PAN_LEFT,
        PAN_RIGHT
    }
}
