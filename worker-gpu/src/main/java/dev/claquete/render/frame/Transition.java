package dev.claquete.render.frame;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How one picture replaces another. The names are FFmpeg's (its filter {@code xfade}) and common synonyms; directions
 * say where things move to. Thread-safe.
 */
public enum Transition {
    CUT((from, to, share, into) -> into.copyFrom(share < 0.5 ? from : to), "cut", "none"),
    FADE(Blend.MIX, "fade", "crossfade"),
    FADE_BLACK(Blend.through(16), "fadeblack", "fadetoblack"),
    FADE_WHITE(Blend.through(235), "fadewhite", "fadetowhite"),
    /** Grain by grain. */
    DISSOLVE(new Mask(Mask.HARD, Mask::grain), "dissolve"),
    WIPE_LEFT(new Mask(Mask.HARD, (u, v, shape) -> 1 - u), "wipeleft", "wipe"),
    WIPE_RIGHT(new Mask(Mask.HARD, (u, v, shape) -> u), "wiperight"),
    WIPE_UP(new Mask(Mask.HARD, (u, v, shape) -> 1 - v), "wipeup"),
    WIPE_DOWN(new Mask(Mask.HARD, (u, v, shape) -> v), "wipedown"),
    SMOOTH_LEFT(new Mask(Mask.SOFT, (u, v, shape) -> 1 - u), "smoothleft"),
    SMOOTH_RIGHT(new Mask(Mask.SOFT, (u, v, shape) -> u), "smoothright"),
    SMOOTH_UP(new Mask(Mask.SOFT, (u, v, shape) -> 1 - v), "smoothup"),
    SMOOTH_DOWN(new Mask(Mask.SOFT, (u, v, shape) -> v), "smoothdown"),
    CIRCLE_OPEN(new Mask(Mask.HARD, Mask::fromMiddle), "circleopen", "circle"),
    CIRCLE_CLOSE(new Mask(Mask.HARD, (u, v, shape) -> 1 - Mask.fromMiddle(u, v, shape)), "circleclose"),
    DIAGONAL(new Mask(Mask.SOFT, (u, v, shape) -> (u + v) / 2), "diagtl", "diagonal"),
    RADIAL(new Mask(Mask.HARD, Mask::aroundMiddle), "radial"),
    SLIDE_LEFT(Blend.slide(-1, 0), "slideleft", "slide"),
    SLIDE_RIGHT(Blend.slide(1, 0), "slideright"),
    SLIDE_UP(Blend.slide(0, -1), "slideup"),
    SLIDE_DOWN(Blend.slide(0, 1), "slidedown"),
    /** The camera moves on into the first picture, which fades into the second one. */
    ZOOM(Blend.ZOOM, "zoomin", "zoom");

    private final Blend blend;
    private final List<String> names;

    Transition(Blend blend, String... names) {
        this.blend = blend;
        this.names = List.of(names);
    }

    /** @param name in any spelling: {@code slideleft}, {@code slide_left}, {@code Slide Left} */
    public static Optional<Transition> named(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
        return Arrays.stream(values()).filter(it -> it.names.contains(plain)).findFirst();
    }

    /** All names that {@link #named} accepts. */
    public static List<String> names() {
        return Arrays.stream(values()).flatMap(it -> it.names.stream()).toList();
    }

    /**
     * Draws one frame.
     *
     * @param share how far the second picture has come, more than 0 and less than 1
     * @param into of the same size as both
     */
    public void draw(YuvFrame from, YuvFrame to, double share, YuvFrame into) {
        blend.draw(from, to, share, into);
    }
}
