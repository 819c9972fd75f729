package dev.claquete.operation.scenes;

/** How an element enters or leaves, and how long that takes. */
public record Motion(Kind kind, double seconds) {

    /** Kinds are named by the entrance; leaving, the same is played backwards unless it has a direction of its own. */
    public enum Kind {
        FADE,
        /** Fades in while rising a little. */
        RISE,
        /** Enters from outside the picture in the named direction; leaving, it continues in the same direction. */
        SLIDE_LEFT,
        SLIDE_RIGHT,
        SLIDE_UP,
        SLIDE_DOWN,
        /** Grows into its size. */
        ZOOM,
        /** Shrinks into its size. */
        ZOOM_OUT,
        /** Grows beyond its size and settles. */
        POP,
        /** Is revealed from the side where its script begins. */
        WIPE,
        /** Appears letter by letter; other elements are wiped. */
        TYPEWRITER
    }
}
