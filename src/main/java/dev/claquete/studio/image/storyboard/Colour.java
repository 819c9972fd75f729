package dev.claquete.studio.image.storyboard;

import java.awt.Color;

/**
 * A colour in linear light with sRGB primaries; 1 is display white, which lights may exceed. Colours are mixed in OKLab
 * (Björn Ottosson, "A perceptual color space for image processing", 2020), where midpoints stay clean instead of grey.
 */
record Colour(float r, float g, float b) {

    static Colour hex(String hex) {
        int rgb = Integer.parseInt(hex.substring(1), 16);
        return new Colour(linear(rgb >> 16 & 255), linear(rgb >> 8 & 255), linear(rgb & 255));
    }

    static Colour ofLab(double lightness, double a, double b) {
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return new Colour(
                (float) Math.max(0, 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
                (float) Math.max(0, -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
                (float) Math.max(0, -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
    }

    /** Lightness 0 to 1, then the green-red and the blue-yellow axis. */
    double[] lab() {
        double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return new double[] {
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
        };
    }

    Colour mix(Colour other, double share) {
        double[] mine = lab();
        double[] theirs = other.lab();
        return ofLab(
                mine[0] + (theirs[0] - mine[0]) * share,
                mine[1] + (theirs[1] - mine[1]) * share,
                mine[2] + (theirs[2] - mine[2]) * share);
    }

    /** A copy with its hue rotated and its saturation multiplied. */
    Colour turned(double degrees, double chroma) {
        double[] lab = lab();
        double sin = Math.sin(Math.toRadians(degrees)) * chroma;
        double cos = Math.cos(Math.toRadians(degrees)) * chroma;
        return ofLab(lab[0], lab[1] * cos - lab[2] * sin, lab[1] * sin + lab[2] * cos);
    }

    Colour withLightness(double lightness) {
        double[] lab = lab();
        return ofLab(lightness, lab[1], lab[2]);
    }

    Colour times(double factor) {
        return new Colour((float) (r * factor), (float) (g * factor), (float) (b * factor));
    }

    /** Relative luminance as of Rec. 709. */
    float luminance() {
        return 0.2126f * r + 0.7152f * g + 0.0722f * b;
    }

    /** For screens: gamma-encoded, 8 bits. */
    Color screen() {
        return new Color(encoded(r), encoded(g), encoded(b));
    }

    private static int encoded(float linear) {
        double value = Math.max(0, Math.min(1, linear));
        return (int) Math.round(255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * Math.pow(value, 1 / 2.4) - 0.055));
    }

    static float linear(int srgb) {
        double value = srgb / 255.0;
        return (float) (value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4));
    }

    private static double cube(double value) {
        return value * value * value;
    }
}
