package dev.claquete.studio.image.storyboard;

import java.util.List;

/** A smooth run of colours from 0 to 1, evenly spaced stops mixed in OKLab and tabulated once. Thread-safe. */
final class Ramp {

    private static final int STEPS = 1024;

    private final float[] table = new float[3 * (STEPS + 1)];

    Ramp(List<Colour> stops) {
        for (int i = 0; i <= STEPS; i++) {
            double at = (double) i / STEPS * (stops.size() - 1);
            int stop = Math.min(stops.size() - 2, (int) at);
            double share = at - stop;
            Colour colour =
                    stops.get(stop).mix(stops.get(stop + 1), share * share * (3 - 2 * share) * 0.5 + share * 0.5);
            table[3 * i] = colour.r();
            table[3 * i + 1] = colour.g();
            table[3 * i + 2] = colour.b();
        }
    }

    static Ramp of(Colour... stops) {
        return new Ramp(List.of(stops));
    }

    /** Writes the colour at a position, which is clamped to 0..1. */
    void at(float position, float[] rgb) {
        int i = 3 * (int) (Math.max(0, Math.min(1, position)) * STEPS);
        rgb[0] = table[i];
        rgb[1] = table[i + 1];
        rgb[2] = table[i + 2];
    }
}
