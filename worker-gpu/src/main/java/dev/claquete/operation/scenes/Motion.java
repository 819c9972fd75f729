package dev.claquete.operation.scenes;

/** How an element comes or goes, and how long that takes. */
public record Motion(Kind kind, double seconds) {

    /** Movements are those of coming; going, the same is seen backwards unless it has a direction of its own. */
    public enum Kind {
        FADE,
        /** A little upwards, out of nothing. */
        RISE,
        /** From outside of the picture, moving as it says; going, it leaves in the same direction. */
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
        /** Is uncovered from where its script begins. */
        WIPE,
        /** Letter by letter; other elements are wiped. */
        TYPEWRITER
    }
}
