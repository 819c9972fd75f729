package dev.claquete.studio.image.storyboard;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;

/**
 * A picture in linear light, a plane of floats for each colour, painted from back to front by one thread: several
 * scenes are painted at the same time anyway, and a picture takes less than half a second.
 */
final class Canvas {

    private static final float[] LINEAR = new float[256];

    static {
        for (int i = 0; i < 256; i++) {
            LINEAR[i] = Colour.linear(i);
        }
    }

    final int width;
    final int height;
    final float[] red;
    final float[] green;
    final float[] blue;
    private final PixelRun span;
    /** A separate row that is painted and then blended in by a mask. */
    private final PixelRun aside;

    Canvas(int width, int height) {
        this.width = width;
        this.height = height;
        red = new float[width * height];
        green = new float[width * height];
        blue = new float[width * height];
        span = new PixelRun(width, red, green, blue);
        aside = new PixelRun(width, new float[width], new float[width], new float[width]);
    }

    void shade(Shader shader) {
        shade(0, height, shader);
    }

    void shade(double fromRow, double toRow, Shader shader) {
        shade(0, fromRow, width, toRow, shader);
    }

    void shade(double fromColumn, double fromRow, double toColumn, double toRow, Shader shader) {
        span.from = (int) Math.max(0, fromColumn);
        span.to = (int) Math.min(width, Math.ceil(toColumn));
        if (span.from >= span.to) {
            return;
        }
        int bottom = (int) Math.min(height, Math.ceil(toRow));
        for (int y = (int) Math.max(0, fromRow); y < bottom; y++) {
            span.y = y;
            span.at = y * width;
            shader.shade(span);
        }
    }

    /** Paints the inside of a shape, with smooth edges. */
    void fill(Shape shape, Shader ink, float opacity) {
        Rectangle box = shape.getBounds();
        box.grow(1, 1);
        Rectangle area = box.intersection(new Rectangle(0, 0, width, height));
        if (area.isEmpty()) {
            return;
        }
        byte[] mask = mask(shape, area);
        for (int row = 0; row < area.height; row++) {
            int first = row * area.width;
            int last = first + area.width;
            while (last > first && mask[last - 1] == 0) {
                last--;
            }
            int begin = first;
            while (begin < last && mask[begin] == 0) {
                begin++;
            }
            if (begin < last) {
                aside.y = area.y + row;
                aside.from = area.x + begin - first;
                aside.to = area.x + last - first;
                blend(ink, mask, begin - aside.from, opacity);
            }
        }
    }

    void fill(Shape shape, Shader ink) {
        fill(shape, ink, 1);
    }

    private static byte[] mask(Shape shape, Rectangle area) {
        BufferedImage mask = new BufferedImage(area.width, area.height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = mask.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.translate(-area.x, -area.y);
        pen.setColor(Color.WHITE);
        pen.fill(shape);
        pen.dispose();
        return ((DataBufferByte) mask.getRaster().getDataBuffer()).getData();
    }

    /** @param shift from a column to its place in the mask */
    private void blend(Shader ink, byte[] mask, int shift, float opacity) {
        int at = aside.y * width;
        int from = aside.from;
        int to = aside.to;
        System.arraycopy(red, at + from, aside.red, from, to - from);
        System.arraycopy(green, at + from, aside.green, from, to - from);
        System.arraycopy(blue, at + from, aside.blue, from, to - from);
        ink.shade(aside);
        float[] shares = aside.shares;
        float one = opacity / 255;
        for (int x = from; x < to; x++) {
            shares[x] = (mask[shift + x] & 255) * one;
        }
        mix(red, at, aside.red, from, to, shares);
        mix(green, at, aside.green, from, to, shares);
        mix(blue, at, aside.blue, from, to, shares);
    }

    private static void mix(float[] plane, int at, float[] painted, int from, int to, float[] shares) {
        for (int x = from; x < to; x++) {
            plane[at + x] += (painted[x] - plane[at + x]) * shares[x];
        }
    }

    /** Lays a picture (not premultiplied ARGB in sRGB) over this one. */
    void lay(BufferedImage picture, int left, int top) {
        int[] argb = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        int first = Math.max(0, -left);
        int last = Math.min(picture.getWidth(), width - left);
        for (int row = Math.max(0, -top); row < Math.min(picture.getHeight(), height - top); row++) {
            int from = row * picture.getWidth();
            int to = (top + row) * width + left;
            for (int column = first; column < last; column++) {
                int value = argb[from + column];
                if (value >>> 24 != 0) {
                    float share = (value >>> 24) / 255f;
                    int i = to + column;
                    red[i] += (LINEAR[value >> 16 & 255] - red[i]) * share;
                    green[i] += (LINEAR[value >> 8 & 255] - green[i]) * share;
                    blue[i] += (LINEAR[value & 255] - blue[i]) * share;
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
                int i = y * width + x;
                sum += 0.2126 * red[i] + 0.7152 * green[i] + 0.0722 * blue[i];
            }
        }
        return (float) (sum / Math.max(1, count));
    }
}
