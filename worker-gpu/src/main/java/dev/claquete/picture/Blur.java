package dev.claquete.picture;

import java.awt.image.BufferedImage;

/**
 * A Gaussian blur in linear light; the edge pixels repeat beyond the edges. Several passes of boxes of fractional width
 * approximate the Gaussian to a hundredth at a cost that does not grow with the radius: Gwosdek and others,
 * "Theoretical Foundations of Gaussian Convolution by Extended Box Filtering" (2011).
 */
public final class Blur {

    private static final int PASSES = 4;
    private static final int CHANNELS = LinearLight.CHANNELS;
    private static final int FULL = 0xFFFF;

    /** Columns filtered together: their rows share cache lines. */
    private static final int STRIP = 16;

    /** Whole samples on each side of the middle, and the weight of the next one. */
    private final int radius;

    private final float edge;

    private Blur(double sigmaPx) {
        double variance = sigmaPx * sigmaPx / PASSES;
        this.radius = (int) Math.floor((Math.sqrt(1 + 12 * variance) - 1) / 2);
        this.edge = (float) ((2 * radius + 1)
                * (radius * (radius + 1.0) - 3 * variance)
                / (6 * (variance - (radius + 1.0) * (radius + 1.0))));
    }

    /** @param sigmaPx the standard deviation, above 0 */
    public static BufferedImage of(BufferedImage picture, double sigmaPx) {
        return new Blur(sigmaPx).run(picture);
    }

    private BufferedImage run(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] source = Argb.pixels(picture);
        short[] between = new short[Math.multiplyExact(CHANNELS, source.length)];
        float[] row = new float[CHANNELS * width];
        for (int y = 0; y < height; y++) {
            LinearLight.read(source, y * width, row);
            row = line(row, width, CHANNELS);
            store(row, between, y * row.length);
        }
        BufferedImage result = Argb.empty(width, height);
        for (int x = 0; x < width; x += STRIP) {
            columns(between, x, Math.min(STRIP, width - x), result);
        }
        return result;
    }

    private void columns(short[] rows, int left, int count, BufferedImage result) {
        int lane = CHANNELS * count;
        float[] strip = new float[lane * result.getHeight()];
        for (int y = 0; y < result.getHeight(); y++) {
            int from = CHANNELS * (y * result.getWidth() + left);
            for (int i = 0; i < lane; i++) {
                strip[y * lane + i] = (rows[from + i] & FULL) / (float) FULL;
            }
        }
        strip = line(strip, result.getHeight(), lane);
        float[] piece = new float[lane];
        for (int y = 0; y < result.getHeight(); y++) {
            System.arraycopy(strip, y * lane, piece, 0, lane);
            LinearLight.write(piece, Argb.pixels(result), y * result.getWidth() + left);
        }
    }

    private static void store(float[] row, short[] to, int at) {
        for (int i = 0; i < row.length; i++) {
            to[at + i] = (short) Math.round(FULL * Math.max(0, Math.min(1, row[i])));
        }
    }

    /** Filters {@code lane} interleaved signals of {@code count} samples. */
    private float[] line(float[] samples, int count, int lane) {
        float[] from = samples;
        float[] to = new float[samples.length];
        for (int pass = 0; pass < PASSES; pass++) {
            for (int channel = 0; channel < lane; channel++) {
                box(from, to, count, lane, channel);
            }
            float[] spare = from;
            from = to;
            to = spare;
        }
        return from;
    }

    /** A running sum of the whole samples plus the fractional ones; in double, so that errors do not add up. */
    private void box(float[] from, float[] to, int count, int lane, int channel) {
        double width = 2 * radius + 1 + 2 * (double) edge;
        double sum = 0;
        for (int i = -radius; i <= radius; i++) {
            sum += from[lane * clamp(i, count) + channel];
        }
        for (int i = 0; i < count; i++) {
            float before = from[lane * clamp(i - radius - 1, count) + channel];
            float after = from[lane * clamp(i + radius + 1, count) + channel];
            to[lane * i + channel] = (float) ((sum + edge * (before + after)) / width);
            sum += after - from[lane * clamp(i - radius, count) + channel];
        }
    }

    private static int clamp(int index, int count) {
        return Math.max(0, Math.min(count - 1, index));
    }
}
