package dev.claquete.render.frame;

import java.util.Locale;

/** How the camera moves over a still, at constant speed. The wire names, as in projects and process variables, are lower case. */
public enum VisualEffect {
    ZOOM_IN,
    ZOOM_OUT,
    /** A zoom in that also pans: from the whole picture to its right part, the middle of the view at constant speed. */
    ZOOM_PAN_RIGHT,
    /** The camera pans to the left: the picture's right part first, its left part last. */
    PAN_LEFT,
    PAN_RIGHT,
    PAN_UP,
    PAN_DOWN,
    STATIC;

    /** How far zooms go: the range that img2vid's users know (1 to 1.324). */
    private static final double ZOOM = 1.324;

    /** Pans need a picture larger than the frame: a sixth of its width or height lies outside. */
    private static final double PAN_ZOOM = 1.2;

    /** {@code zoom_in}, {@code pan_left}, ... */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static VisualEffect ofWireName(String wireName) {
        for (VisualEffect effect : values()) {
            if (effect.wireName().equals(wireName)) {
                return effect;
            }
        }
        throw new IllegalArgumentException("unknown visual effect: " + wireName);
    }

    /** The largest zoom of any of its shots, which limits the useful detail of a still. */
    public double largestZoom() {
        return Math.max(shot(0).zoom(), shot(1).zoom());
    }

    /**
     * Where the camera points.
     *
     * @param progress 0 on the first frame, 1 on the last
     */
    public Shot shot(double progress) {
        return switch (this) {
            case ZOOM_IN -> Shot.centred(1 + (ZOOM - 1) * progress);
            case ZOOM_OUT -> Shot.centred(ZOOM - (ZOOM - 1) * progress);
            case ZOOM_PAN_RIGHT -> zoomedToTheRight(1 + (ZOOM - 1) * progress);
            case PAN_LEFT -> new Shot(PAN_ZOOM, 1 - progress, 0.5);
            case PAN_RIGHT -> new Shot(PAN_ZOOM, progress, 0.5);
            case PAN_UP -> new Shot(PAN_ZOOM, 0.5, 1 - progress);
            case PAN_DOWN -> new Shot(PAN_ZOOM, 0.5, progress);
            case STATIC -> Shot.centred(1);
        };
    }

    /**
     * With this the view's middle goes from 1/2 to 1 - 1/(2 * ZOOM) of the width in even steps: at the end the view touches the
     * right edge. A share that grew evenly itself would hardly move the view at first, when nearly all of the still is in it.
     */
    private static Shot zoomedToTheRight(double zoom) {
        return new Shot(zoom, (1 + zoom / ZOOM) / 2, 0.5);
    }

    /**
     * The part of a still that one frame shows.
     *
     * @param zoom 1 shows the whole still, 2 half its width and half its height
     * @param across 0 is the still's left edge, 1 its right edge, 0.5 its middle
     * @param down 0 is the still's top, 1 its bottom
     */
    public record Shot(double zoom, double across, double down) {

        /** The shot with this share of its zoom. */
        Shot zoomed(double share) {
            return new Shot(1 + (zoom - 1) * share, across, down);
        }

        static Shot centred(double zoom) {
            return new Shot(zoom, 0.5, 0.5);
        }

        /** Where the shot begins, in samples of a line with {@code width} samples. */
        double left(int width) {
            return across * (width - width / zoom);
        }

        double top(int height) {
            return down * (height - height / zoom);
        }
    }
}
