package dev.claquete.render;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** A picture as hard to resample as a sharp photo: noise at all scales, hair-thin lines, hard edges and fine rings. Always the same. */
public final class DetailedPicture {

    private DetailedPicture() {}

    public static BufferedImage of(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        clouds(picture, new Random(20261121));
        shapes(picture, new Random(7));
        rings(picture);
        return picture;
    }

    /** Value noise, each octave twice as fine and 0.6 times as strong: close to the spectrum of natural scenes. */
    private static void clouds(BufferedImage picture, Random random) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        float[][] channels = new float[3][width * height];
        float strength = 60;
        for (int cell = 256; cell >= 2; cell /= 2) {
            for (float[] channel : channels) {
                addOctave(channel, width, height, cell, strength, random);
            }
            strength *= 0.6f;
        }
        for (int i = 0; i < width * height; i++) {
            // mostly grey variation, as in nature: the first channel counts for all three
            int red = level(128 + channels[0][i]);
            int green = level(128 + 0.8f * channels[0][i] + 0.4f * channels[1][i]);
            int blue = level(118 + 0.7f * channels[0][i] + 0.5f * channels[2][i]);
            picture.setRGB(i % width, i / width, red << 16 | green << 8 | blue);
        }
    }

    private static void addOctave(float[] to, int width, int height, int cell, float strength, Random random) {
        int columns = width / cell + 2;
        int rows = height / cell + 2;
        float[] grid = new float[columns * rows];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = strength * (2 * random.nextFloat() - 1);
        }
        for (int y = 0; y < height; y++) {
            float down = (float) (y % cell) / cell;
            for (int x = 0; x < width; x++) {
                float across = (float) (x % cell) / cell;
                int at = y / cell * columns + x / cell;
                float top = grid[at] * (1 - across) + grid[at + 1] * across;
                float bottom = grid[at + columns] * (1 - across) + grid[at + columns + 1] * across;
                to[y * width + x] += top * (1 - down) + bottom * down;
            }
        }
    }

    private static void shapes(BufferedImage picture, Random random) {
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        for (int i = 0; i < 150; i++) {
            graphics.setColor(new Color(random.nextInt(0xFFFFFF)));
            graphics.setStroke(new BasicStroke(0.7f + 2 * random.nextFloat()));
            double x = random.nextDouble() * picture.getWidth();
            double y = random.nextDouble() * picture.getHeight();
            double reach = 10 + random.nextDouble() * 120;
            graphics.draw(new Line2D.Double(x, y, x + reach, y + reach * (random.nextDouble() - 0.5)));
            graphics.draw(new Ellipse2D.Double(y, x * 0.5, reach, reach * 0.7));
        }
        graphics.dispose();
    }

    /** A zone plate in one corner: rings that get finer and finer, up to 0.4 cycles a pixel. */
    private static void rings(BufferedImage picture) {
        int size = Math.min(picture.getWidth(), picture.getHeight()) / 4;
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                double phase = Math.PI * 0.4 * (x * x + y * y) / size;
                int grey = level((float) (128 + 90 * Math.cos(phase)));
                picture.setRGB(x, y, 0x010101 * grey);
            }
        }
    }

    private static int level(float value) {
        return Math.max(0, Math.min(255, Math.round(value)));
    }
}
