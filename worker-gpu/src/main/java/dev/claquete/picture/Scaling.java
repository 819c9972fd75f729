package dev.claquete.picture;

import dev.claquete.render.frame.FloatTaps;
import dev.claquete.render.frame.SampleAxis;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * Scales pictures by Lanczos-3, in linear light. The window grows with the reduction, so that every pixel of the source
 * counts. Keeps only as many rows as one result needs.
 */
public final class Scaling {

    private final int[] source;
    private final int sourceWidth;
    private final int sourceHeight;
    private final FloatTaps across;
    private final FloatTaps down;
    private final float[] read;
    private final float[][] ring;
    private int rowsRead;

    private Scaling(BufferedImage picture, int widthPx, int heightPx) {
        source = Argb.pixels(picture);
        sourceWidth = picture.getWidth();
        sourceHeight = picture.getHeight();
        across = new FloatTaps(SampleAxis.centred(0, (double) sourceWidth / widthPx), widthPx);
        down = new FloatTaps(SampleAxis.centred(0, (double) sourceHeight / heightPx), heightPx);
        read = new float[LinearLight.CHANNELS * sourceWidth];
        ring = new float[Math.min(down.count(), sourceHeight)][LinearLight.CHANNELS * widthPx];
    }

    /** Returns the same picture if it already has that size. */
    public static BufferedImage to(BufferedImage picture, int widthPx, int heightPx) {
        if (picture.getWidth() == widthPx && picture.getHeight() == heightPx) {
            return picture;
        }
        return new Scaling(picture, widthPx, heightPx).run();
    }

    private BufferedImage run() {
        BufferedImage result = Argb.empty(across.samples(), down.samples());
        float[] line = new float[LinearLight.CHANNELS * across.samples()];
        for (int y = 0; y < down.samples(); y++) {
            Arrays.fill(line, 0);
            for (int k = 0; k < down.count(); k++) {
                add(row(down.first(y) + k), down.weight(y, k), line);
            }
            LinearLight.write(line, Argb.pixels(result), y * across.samples());
        }
        return result;
    }

    /** A row of the source, scaled horizontally; beyond the ends the outermost samples repeat. */
    private float[] row(int index) {
        int wanted = Math.max(0, Math.min(sourceHeight - 1, index));
        while (rowsRead <= wanted) {
            LinearLight.read(source, rowsRead * sourceWidth, read);
            across(ring[rowsRead % ring.length]);
            rowsRead++;
        }
        return ring[wanted % ring.length];
    }

    private void across(float[] scaled) {
        for (int x = 0; x < across.samples(); x++) {
            float red = 0;
            float green = 0;
            float blue = 0;
            float opacity = 0;
            for (int k = 0; k < across.count(); k++) {
                int at = LinearLight.CHANNELS * Math.max(0, Math.min(sourceWidth - 1, across.first(x) + k));
                float weight = across.weight(x, k);
                red += weight * read[at];
                green += weight * read[at + 1];
                blue += weight * read[at + 2];
                opacity += weight * read[at + 3];
            }
            scaled[LinearLight.CHANNELS * x] = red;
            scaled[LinearLight.CHANNELS * x + 1] = green;
            scaled[LinearLight.CHANNELS * x + 2] = blue;
            scaled[LinearLight.CHANNELS * x + 3] = opacity;
        }
    }

    private static void add(float[] row, float weight, float[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * row[i];
        }
    }
}
