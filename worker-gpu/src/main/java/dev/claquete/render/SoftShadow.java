package dev.claquete.render;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.function.Consumer;

/** A blurred drawing: the dark glow that sets captions off from busy pictures. */
final class SoftShadow {

    /** Blurred at a quarter of the size: nobody sees the difference, and it costs a sixteenth. */
    private static final int REDUCTION = 4;

    private static final int PASSES = 3; // boxes, three times, come near a Gaussian

    private SoftShadow() {}

    /** Lets the drawing be made and draws it blurred onto the picture, which is of type TYPE_INT_ARGB_PRE. */
    static void draw(BufferedImage onto, Consumer<Graphics2D> drawing, double radiusPx) {
        int width = onto.getWidth() / REDUCTION + 1;
        int height = onto.getHeight() / REDUCTION + 1;
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D g = Smooth.copyOf(small.createGraphics());
        g.scale(1.0 / REDUCTION, 1.0 / REDUCTION);
        drawing.accept(g);
        g.dispose();
        blur(((DataBufferInt) small.getRaster().getDataBuffer()).getData(), width, height, radiusPx / REDUCTION);
        Graphics2D enlarge = Smooth.copyOf(onto.createGraphics());
        enlarge.drawImage(small, 0, 0, width * REDUCTION, height * REDUCTION, null);
        enlarge.dispose();
    }

    private static void blur(int[] pixels, int width, int height, double radiusPx) {
        int radius = Math.max(1, (int) Math.round(radiusPx / Math.sqrt(PASSES)));
        for (int pass = 0; pass < PASSES; pass++) {
            for (int y = 0; y < height; y++) {
                blur(pixels, y * width, 1, width, radius);
            }
            for (int x = 0; x < width; x++) {
                blur(pixels, x, width, height, radius);
            }
        }
    }

    /** A box blur of one row or column, nothing beyond its ends; all four bytes of a pixel alike. */
    private static void blur(int[] pixels, int start, int step, int count, int radius) {
        int[] line = new int[count];
        for (int shift = 0; shift < 32; shift += 8) {
            int sum = 0;
            for (int i = -radius; i < count; i++) {
                int ahead = i + radius;
                int behind = i - radius - 1;
                sum += ahead < count ? pixels[start + ahead * step] >>> shift & 255 : 0;
                sum -= behind >= 0 ? pixels[start + behind * step] >>> shift & 255 : 0;
                if (i >= 0) {
                    line[i] |= sum / (2 * radius + 1) << shift;
                }
            }
        }
        for (int i = 0; i < count; i++) {
            pixels[start + i * step] = line[i];
        }
    }
}
