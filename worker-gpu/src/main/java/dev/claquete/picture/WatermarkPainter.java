package dev.claquete.picture;

import dev.claquete.render.text.Rgb;
import dev.claquete.render.text.SoftShadow;
import dev.claquete.render.text.TextBlock;
import dev.claquete.render.text.TextStyle;
import dev.claquete.render.text.Typesetter;
import java.awt.AlphaComposite;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/**
 * Paints a watermark.
 *
 * @param scale its width as a share of the picture's, 0 to 1; never so large that it leaves the picture
 * @param opacity 0 to 1
 */
public record WatermarkPainter(WatermarkPosition spot, double scale, double opacity) {

    /** The distance from the edges, as a share of the picture's shorter side. */
    private static final double MARGIN = 0.03;

    private static final int LARGEST_TYPE = 1000;

    public BufferedImage picture(BufferedImage onto, BufferedImage mark) {
        double margin = margin(onto);
        double factor =
                Math.min(scale * onto.getWidth() / mark.getWidth(), (onto.getHeight() - 2 * margin) / mark.getHeight());
        factor = Math.min(factor, (onto.getWidth() - 2 * margin) / mark.getWidth());
        BufferedImage scaled =
                Scaling.to(mark, Math.max(1, (int) Math.round(mark.getWidth() * factor)), Math.max(1, (int)
                        Math.round(mark.getHeight() * factor)));
        return laid(onto, scaled, margin);
    }

    /** On one line if the scale allows it; with a soft shadow, so that it is readable on any background. */
    public BufferedImage text(BufferedImage onto, String text, Rgb colour) {
        double margin = margin(onto);
        double width = Math.min(scale * onto.getWidth(), onto.getWidth() - 2 * margin);
        TextBlock block = Typesetter.layout(text, TextStyle.of(600, LARGEST_TYPE), Integer.MAX_VALUE);
        double size = LARGEST_TYPE * width / Math.max(1, block.widthPx());
        size = Math.min(size, LARGEST_TYPE * (onto.getHeight() - 2 * margin) / Math.max(1, block.heightPx()));
        TextBlock fitted = Typesetter.layout(text, TextStyle.of(600, Math.max(1, size)), Integer.MAX_VALUE);
        return laid(onto, drawn(fitted, colour), margin);
    }

    private static BufferedImage drawn(TextBlock block, Rgb colour) {
        double blur = 0.06 * block.sizePx();
        double room = Math.ceil(2 * blur);
        Rectangle2D ink = block.inkBounds();
        BufferedImage soft = new BufferedImage(
                (int) Math.ceil(ink.getWidth() + 2 * room) + 1,
                (int) Math.ceil(ink.getHeight() + 2 * room) + 1,
                BufferedImage.TYPE_INT_ARGB_PRE);
        SoftShadow.draw(
                soft,
                g -> block.draw(g, room - ink.getX(), room - ink.getY()),
                colour.contrast(),
                0.6,
                Math.max(1, blur));
        return Argb.draw(Argb.empty(soft.getWidth(), soft.getHeight()), g -> {
            g.drawImage(soft, 0, 0, null);
            g.setColor(colour.opaque());
            block.draw(g, room - ink.getX(), room - ink.getY());
        });
    }

    private BufferedImage laid(BufferedImage onto, BufferedImage mark, double margin) {
        int left = (int) Math.round(margin + spot.x() * (onto.getWidth() - 2 * margin - mark.getWidth()));
        int top = (int) Math.round(margin + spot.y() * (onto.getHeight() - 2 * margin - mark.getHeight()));
        BufferedImage result = Backdrop.canvas(onto.getWidth(), onto.getHeight(), null, onto, 0, 0);
        return Argb.draw(result, g -> {
            g.setComposite(AlphaComposite.SrcOver.derive((float) opacity));
            g.drawImage(mark, left, top, null);
        });
    }

    private static double margin(BufferedImage picture) {
        return MARGIN * Math.min(picture.getWidth(), picture.getHeight());
    }
}
