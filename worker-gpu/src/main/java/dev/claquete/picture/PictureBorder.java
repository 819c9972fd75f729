package dev.claquete.picture;

import dev.claquete.render.text.Rgb;
import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/** Rounded corners and borders of a picture. */
public final class PictureBorder {

    private PictureBorder() {}

    /** Cuts round, transparent corners; a radius of half the shorter side makes a pill or a circle. */
    public static BufferedImage rounded(BufferedImage picture, double radiusPx) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        double diameter = Math.min(2 * radiusPx, Math.min(width, height));
        BufferedImage mask = Argb.draw(Argb.empty(width, height), g -> {
            g.setColor(Color.WHITE);
            g.fill(new RoundRectangle2D.Double(0, 0, width, height, diameter, diameter));
        });
        return Argb.draw(mask, g -> {
            g.setComposite(AlphaComposite.SrcIn);
            g.drawImage(picture, 0, 0, null);
        });
    }

    /** Adds a border around the picture, which keeps its size: the result is larger by twice the width. */
    public static BufferedImage bordered(BufferedImage picture, int widthPx, Rgb colour) {
        int width = picture.getWidth() + 2 * widthPx;
        int height = picture.getHeight() + 2 * widthPx;
        return Argb.draw(Argb.empty(width, height), g -> {
            g.setColor(colour.opaque());
            g.fillRect(0, 0, width, widthPx);
            g.fillRect(0, height - widthPx, width, widthPx);
            g.fillRect(0, widthPx, widthPx, height - 2 * widthPx);
            g.fillRect(width - widthPx, widthPx, widthPx, height - 2 * widthPx);
            g.drawImage(picture, widthPx, widthPx, null);
        });
    }
}
