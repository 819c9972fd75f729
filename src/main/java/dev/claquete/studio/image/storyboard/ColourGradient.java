package dev.claquete.studio.image.storyboard;

import java.util.List;

/** A smooth colour gradient from 0 to 1: evenly spaced stops, mixed in OKLab and tabulated once. Thread-safe. */
final class ColourGradient {

    private static final int STEPS = 1024;

    final float[] red = new float[STEPS + 1];
    final float[] green = new float[STEPS + 1];
    final float[] blue = new float[STEPS + 1];

    ColourGradient(List<Colour> stops) {
        double[][] labs = stops.stream().map(Colour::lab).toArray(double[][]::new);
        for (int i = 0; i <= STEPS; i++) {
            double at = (double) i / STEPS * (stops.size() - 1);
            int stop = Math.min(stops.size() - 2, (int) at);
            double share = at - stop;
            double mixed = share * share * (3 - 2 * share) * 0.5 + share * 0.5;
            Colour colour = Colour.ofLab(
                    between(labs, stop, 0, mixed), between(labs, stop, 1, mixed), between(labs, stop, 2, mixed));
            red[i] = colour.r();
            green[i] = colour.g();
            blue[i] = colour.b();
        }
    }

    private static double between(double[][] labs, int stop, int axis, double share) {
        return labs[stop][axis] + (labs[stop + 1][axis] - labs[stop][axis]) * share;
    }

    static ColourGradient of(Colour... stops) {
        return new ColourGradient(List.of(stops));
    }

    /** The table index of a position, which is clamped to 0..1. */
    static int index(float position) {
        return (int) ((position > 0 ? position < 1 ? position : 1 : 0) * STEPS);
    }
}
