package dev.claquete.operation.scenes;

/**
 * The state of an element at one moment.
 *
 * @param dx how far it is from its place, in shares of the distance that takes it out of the picture
 * @param rise how far it is below its place, in units
 * @param scale about its middle
 * @param shown the revealed share of it
 * @param typed the typed share of its text
 * @param frame of a moving picture
 */
record Pose(double opacity, double dx, double dy, double rise, double scale, double shown, double typed, int frame) {

    static final Pose REST = new Pose(1, 0, 0, 0, 1, 1, 1, 0);

    private static final double RISE_UNITS = 60;

    /**
     * While entering.
     *
     * @param progress 0 not there yet, 1 at rest
     */
    static Pose entering(Motion.Kind kind, double progress) {
        double p = easeOut(progress);
        double left = 1 - p;
        double soft = Math.min(1, 1.6 * p);
        return switch (kind) {
            case FADE -> new Pose(p, 0, 0, 0, 1, 1, 1, 0);
            case RISE -> new Pose(soft, 0, 0, RISE_UNITS * left, 1, 1, 1, 0);
            case SLIDE_LEFT -> new Pose(1, left, 0, 0, 1, 1, 1, 0);
            case SLIDE_RIGHT -> new Pose(1, -left, 0, 0, 1, 1, 1, 0);
            case SLIDE_UP -> new Pose(1, 0, left, 0, 1, 1, 1, 0);
            case SLIDE_DOWN -> new Pose(1, 0, -left, 0, 1, 1, 1, 0);
            case ZOOM -> new Pose(soft, 0, 0, 0, 1 - 0.4 * left, 1, 1, 0);
            case ZOOM_OUT -> new Pose(soft, 0, 0, 0, 1 + 0.5 * left, 1, 1, 0);
            case POP -> new Pose(soft, 0, 0, 0, overshoot(progress), 1, 1, 0);
            case WIPE -> new Pose(1, 0, 0, 0, 1, p, 1, 0);
            case TYPEWRITER -> new Pose(1, 0, 0, 0, 1, 1, progress, 0);
        };
    }

    /**
     * While leaving.
     *
     * @param left 1 still at rest, 0 gone
     */
    static Pose leaving(Motion.Kind kind, double left) {
        Pose back = entering(kind, left);
        return switch (kind) {
            case SLIDE_LEFT, SLIDE_RIGHT, SLIDE_UP, SLIDE_DOWN -> new Pose(1, -back.dx, -back.dy, 0, 1, 1, 1, 0);
            case RISE -> new Pose(back.opacity, 0, 0, -back.rise, 1, 1, 1, 0);
            default -> back;
        };
    }

    Pose at(int movingFrame) {
        return new Pose(opacity, dx, dy, rise, scale, shown, typed, movingFrame);
    }

    private static double easeOut(double p) {
        return 1 - Math.pow(1 - p, 3);
    }

    /** Penner's "back" curve: overshoots by a tenth and returns. */
    private static double overshoot(double p) {
        double c = 1.70158;
        double q = p - 1;
        return Math.max(0.01, 1 + (c + 1) * q * q * q + c * q * q);
    }
}
