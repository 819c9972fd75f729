package dev.claquete.operation.scenes;

import dev.claquete.operation.Source;
import org.jspecify.annotations.Nullable;

/**
 * Something to be seen in a scene.
 *
 * @param text of a {@link Kind#TEXT}
 * @param source of an {@link Kind#IMAGE} or {@link Kind#VIDEO}
 * @param fit how these fill their box
 * @param drift how an image moves within its box
 * @param trimSeconds where in its own time a video begins
 * @param startSeconds in the scene, when it comes
 * @param endSeconds in the scene, when it is gone; null for the scene's end
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
        /** Fills the box; what sticks out is lost. */
        COVER,
        /** Lies within the box, whole. */
        CONTAIN,
        /** Takes on the shape of the box. */
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
