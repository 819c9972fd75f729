package dev.claquete.render.text;

import java.awt.Color;
import java.util.regex.Pattern;

/** An sRGB colour, components 0 to 255. */
public record Rgb(int red, int green, int blue) {

    public static final Rgb BLACK = new Rgb(0, 0, 0);
    public static final Rgb WHITE = new Rgb(255, 255, 255);

    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");

    /** @param hex {@code #RRGGBB} */
    public static Rgb parse(String hex) {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("a colour is written #RRGGBB, not \"" + hex + "\"");
        }
        int rgb = Integer.parseInt(hex.substring(1), 16);
        return new Rgb(rgb >> 16, rgb >> 8 & 255, rgb & 255);
    }

    /** Black or white, whichever contrasts more with this colour. */
    public Rgb contrast() {
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 90 ? WHITE : BLACK;
    }

    public Color opaque() {
        return new Color(red, green, blue);
    }

    /**
     * A pixel of TYPE_INT_ARGB_PRE.
     *
     * @param opacity 0 to 1
     */
    public int premultiplied(double opacity) {
        int alpha = (int) Math.round(255 * opacity);
        return alpha << 24
                | (int) Math.round(red * opacity) << 16
                | (int) Math.round(green * opacity) << 8
                | (int) Math.round(blue * opacity);
    }
}
