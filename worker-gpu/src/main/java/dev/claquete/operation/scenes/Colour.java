package dev.claquete.operation.scenes;

import java.awt.Color;
import java.util.Optional;
import java.util.regex.Pattern;

/** An sRGB colour with its opacity, written {@code #RRGGBBAA}. */
final class Colour {

    private static final Pattern HEX = Pattern.compile("#[0-9A-Fa-f]{8}");

    private Colour() {}

    static Color of(String hex) {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("a colour is written #RRGGBBAA, not " + hex);
        }
        long rgba = Long.parseLong(hex.substring(1), 16);
        return new Color((int) (rgba >> 24), (int) (rgba >> 16) & 255, (int) (rgba >> 8) & 255, (int) rgba & 255);
    }

    /** Empty if it would be invisible. */
    static Optional<Color> visible(String hex) {
        return Optional.of(of(hex)).filter(colour -> colour.getAlpha() > 0);
    }
}
