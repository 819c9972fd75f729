package dev.claquete.studio.image.storyboard;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.stream.IntStream;

/** A picture in linear light, three floats a pixel, painted from back to front. Rows are shaded in parallel. */
final class Canvas {

    private static final float[] LINEAR = new float[256];

    static {
        for (int i = 0; i < 256; i++) {
            LINEAR[i] = Colour.linear(i);
        }
    }

    final int width;
    final int height;
    final float[] pixels;

    Canvas(int width, int height) {
        this.width = width;
        this.height = height;
        pixels = new float[3 * width * height];
    }

    void shade(Shader shader) {
        shade(0, height, shader);
    }

    void shade(double fromRow, double toRow, Shader shader) {
        IntStream.range((int) Math.max(0, fromRow), (int) Math.min(height, Math.ceil(toRow)))
                .parallel()
                .forEach(y -> {
                    float[] rgb = new float[3];
                    for (int x = 0, i = 3 * y * width; x < width; x++, i += 3) {
                        rgb[0] = pixels[i];
                        rgb[1] = pixels[i + 1];
                        rgb[2] = pixels[i + 2];
                        shader.shade(x, y, rgb);
                        pixels[i] = rgb[0];
                        pixels[i + 1] = rgb[1];
                        pixels[i + 2] = rgb[2];
                    }
                });
    }

    /** Paints the inside of a shape, its edges smooth. */
    void fill(Shape shape, Shader ink, float opacity) {
        Rectangle box = shape.getBounds();
        box.grow(1, 1);
        Rectangle area = box.intersection(new Rectangle(0, 0, width, height));
        if (area.isEmpty()) {
            return;
        }
        BufferedImage mask = new BufferedImage(area.width, area.height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = mask.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.translate(-area.x, -area.y);
        pen.setColor(Color.WHITE);
        pen.fill(shape);
        pen.dispose();
        int[] coverage = ((DataBufferInt) mask.getRaster().getDataBuffer()).getData();
        IntStream.range(0, area.height).parallel().forEach(row -> {
            float[] rgb = new float[3];
            for (int column = 0; column < area.width; column++) {
                int alpha = coverage[row * area.width + column] >>> 24;
                if (alpha > 0) {
                    blend(area.x + column, area.y + row, rgb, ink, alpha / 255f * opacity);
                }
            }
        });
    }

    void fill(Shape shape, Shader ink) {
        fill(shape, ink, 1);
    }

    private void blend(int x, int y, float[] rgb, Shader ink, float share) {
        int i = 3 * (y * width + x);
        rgb[0] = pixels[i];
        rgb[1] = pixels[i + 1];
        rgb[2] = pixels[i + 2];
        ink.shade(x, y, rgb);
        pixels[i] += (rgb[0] - pixels[i]) * share;
        pixels[i + 1] += (rgb[1] - pixels[i + 1]) * share;
        pixels[i + 2] += (rgb[2] - pixels[i + 2]) * share;
    }

    /** Lays a picture (not premultiplied ARGB in sRGB) over this one. */
    void lay(BufferedImage picture, int left, int top, float opacity) {
        int[] argb = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        for (int row = Math.max(0, -top); row < Math.min(picture.getHeight(), height - top); row++) {
            for (int column = Math.max(0, -left); column < Math.min(picture.getWidth(), width - left); column++) {
                int value = argb[row * picture.getWidth() + column];
                float share = (value >>> 24) / 255f * opacity;
                if (share > 0) {
                    int i = 3 * ((top + row) * width + left + column);
                    pixels[i] += (LINEAR[value >> 16 & 255] - pixels[i]) * share;
                    pixels[i + 1] += (LINEAR[value >> 8 & 255] - pixels[i + 1]) * share;
                    pixels[i + 2] += (LINEAR[value & 255] - pixels[i + 2]) * share;
                }
            }
        }
    }

    /** The mean luminance of a region, to choose readable type. */
    float luminance(Rectangle region) {
        Rectangle area = region.intersection(new Rectangle(0, 0, width, height));
        double sum = 0;
        int count = 0;
        for (int y = area.y; y < area.y + area.height; y += 8) {
            for (int x = area.x; x < area.x + area.width; x += 8, count++) {
                int i = 3 * (y * width + x);
                sum += 0.2126 * pixels[i] + 0.7152 * pixels[i + 1] + 0.0722 * pixels[i + 2];
            }
        }
        return (float) (sum / Math.max(1, count));
    }
}
