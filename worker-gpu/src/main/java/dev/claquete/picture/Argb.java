package dev.claquete.picture;

import dev.claquete.render.text.SmoothGraphics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.function.Consumer;

/** Pictures as rows of {@code 0xAARRGGBB}, colours not premultiplied. */
public final class Argb {

    private Argb() {}

    /** A fully transparent picture. */
    public static BufferedImage empty(int widthPx, int heightPx) {
        return new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_INT_ARGB);
    }

    /** The picture's own pixels, row after row. */
    public static int[] pixels(BufferedImage picture) {
        return ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    }

    /** Draws on the picture, smoothly. */
    static BufferedImage draw(BufferedImage picture, Consumer<Graphics2D> drawing) {
        Graphics2D plain = picture.createGraphics();
        Graphics2D smooth = SmoothGraphics.copyOf(plain);
        try {
            drawing.accept(smooth);
        } finally {
            smooth.dispose();
            plain.dispose();
        }
        return picture;
    }

    static int rounded(double channel) {
        return (int) Math.max(0, Math.min(255, Math.round(channel)));
    }
}
