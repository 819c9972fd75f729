package dev.claquete.picture;

import dev.claquete.render.text.Rgb;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/** Puts a background behind a picture. */
public final class Backdrop {

    private Backdrop() {}

    /** The picture over one colour; opaque. */
    public static BufferedImage behind(BufferedImage picture, Rgb colour) {
        return canvas(picture.getWidth(), picture.getHeight(), colour, picture, 0, 0);
    }

    /** Copies a part of a picture, or the picture with room around it, to a canvas. */
    public static BufferedImage canvas(
            int widthPx, int heightPx, @Nullable Rgb colour, BufferedImage picture, int left, int top) {
        BufferedImage canvas = Argb.empty(widthPx, heightPx);
        return Argb.draw(canvas, g -> {
            if (colour != null) {
                g.setColor(colour.opaque());
                g.fillRect(0, 0, widthPx, heightPx);
            }
            g.drawImage(picture, left, top, null);
        });
    }
}
