package dev.claquete.operation.scenes;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** Scales pictures smoothly. */
final class Scaling {

    private Scaling() {}

    /** Halves as often as possible, so that no pixel is skipped, and does the rest in one step. */
    static BufferedImage to(BufferedImage picture, int widthPx, int heightPx) {
        BufferedImage current = picture;
        while (current.getWidth() != widthPx || current.getHeight() != heightPx) {
            current = drawn(
                    current,
                    Math.max(widthPx, (current.getWidth() + 1) / 2),
                    Math.max(heightPx, (current.getHeight() + 1) / 2));
        }
        return current;
    }

    private static BufferedImage drawn(BufferedImage picture, int widthPx, int heightPx) {
        BufferedImage scaled = new BufferedImage(widthPx, heightPx, picture.getType());
        Graphics2D g = scaled.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(picture, 0, 0, widthPx, heightPx, null);
        g.dispose();
        return scaled;
    }
}
