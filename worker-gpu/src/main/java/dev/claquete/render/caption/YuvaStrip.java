package dev.claquete.render.caption;

import dev.claquete.render.frame.YuvFrame;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * A translucent picture at a fixed place of a frame, ready to blend: planar 4:2:0 in limited range BT.709, each plane
 * multiplied by its opacity, with the transparency (255 - opacity) beside it. Chroma is averaged with its opacity as
 * weight, centred where {@link YuvFrame} sites it, so transparent pixels do not tint the edges. Not changed after
 * creation.
 */
public final class YuvaStrip {

    final int x;
    final int y;
    final int widthPx;
    final int heightPx;
    private final byte[] luma;
    private final byte[] lumaThrough;
    private final byte[] u;
    private final byte[] v;
    private final byte[] chromaThrough;

    /**
     * @param picture of type TYPE_INT_ARGB_PRE
     * @param x place of the picture's left edge on the frame, even like y and the picture's sides
     */
    public YuvaStrip(BufferedImage picture, int x, int y) {
        if (picture.getType() != BufferedImage.TYPE_INT_ARGB_PRE
                || ((x | y | picture.getWidth() | picture.getHeight()) & 1) != 0) {
            throw new IllegalArgumentException("a strip has even sides and corners and premultiplied pixels");
        }
        this.x = x;
        this.y = y;
        this.widthPx = picture.getWidth();
        this.heightPx = picture.getHeight();
        int size = widthPx * heightPx;
        this.luma = new byte[size];
        this.lumaThrough = new byte[size];
        this.u = new byte[size / 4];
        this.v = new byte[size / 4];
        this.chromaThrough = new byte[size / 4];
        int[] argb = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        convertLuma(argb);
        convertChroma(argb);
    }

    /** Y = 16 + 219 (0.2126 R + 0.7152 G + 0.0722 B) / 255 (ITU-R BT.709-6), in 1/65536. */
    private void convertLuma(int[] argb) {
        for (int i = 0; i < argb.length; i++) {
            int p = argb[i];
            int a = p >>> 24;
            int scaled = 11966 * (p >> 16 & 255) + 40254 * (p >> 8 & 255) + 4064 * (p & 255) + a * (16 * 65536 / 255);
            luma[i] = (byte) (scaled + 32768 >> 16);
            lumaThrough[i] = (byte) (255 - a);
        }
    }

    private void convertChroma(int[] argb) {
        int halfWidth = widthPx / 2;
        for (int j = 0; j < heightPx / 2; j++) {
            for (int i = 0; i < halfWidth; i++) {
                chroma(argb, 2 * j * widthPx, i, j * halfWidth + i);
            }
        }
    }

    /** Columns 2i-1, 2i, 2i+1 of two rows are weighted 1:2:1; beyond the strip's edge everything is transparent. */
    private void chroma(int[] argb, int row, int i, int into) {
        int r = 0;
        int g = 0;
        int b = 0;
        int a = 0;
        for (int dx = -1; dx <= 1; dx++) {
            int column = Math.max(2 * i + dx, 0);
            for (int at = row + column; at <= row + column + widthPx; at += widthPx) {
                int weight = 2 - Math.abs(dx);
                r += weight * (argb[at] >> 16 & 255);
                g += weight * (argb[at] >> 8 & 255);
                b += weight * (argb[at] & 255);
                a += weight * (argb[at] >>> 24);
            }
        }
        double opacity = a / 8.0;
        u[into] = (byte) Math.round((-0.114572 * r - 0.385428 * g + 0.5 * b) / 8 * 224 / 255 + 128 * opacity / 255);
        v[into] = (byte) Math.round((0.5 * r - 0.454153 * g - 0.045847 * b) / 8 * 224 / 255 + 128 * opacity / 255);
        chromaThrough[into] = (byte) (255 - Math.round(opacity));
    }

    public void blend(YuvFrame onto) {
        blend(onto, x, y, x + widthPx, y + heightPx);
    }

    /** Blends only what lies in the given box of the frame, whose corners are even. */
    public void blend(YuvFrame onto, int left, int top, int right, int bottom) {
        int x0 = Math.max(left, x);
        int y0 = Math.max(top, y);
        int x1 = Math.min(right, x + widthPx);
        int y1 = Math.min(bottom, y + heightPx);
        int n = x1 - x0;
        for (int row = y0; row < y1 && n > 0; row++) {
            int from = (row - y) * widthPx + x0 - x;
            blend(luma, lumaThrough, from, onto.y, row * onto.widthPx + x0, n);
        }
        for (int row = y0 / 2; row < y1 / 2 && n > 0; row++) {
            int from = (row - y / 2) * (widthPx / 2) + (x0 - x) / 2;
            int to = row * onto.chromaWidthPx() + x0 / 2;
            blend(u, chromaThrough, from, onto.u, to, n / 2);
            blend(v, chromaThrough, from, onto.v, to, n / 2);
        }
    }

    private static void blend(byte[] ink, byte[] through, int from, byte[] onto, int to, int count) {
        for (int i = 0; i < count; i++) {
            int shows = through[from + i] & 255;
            if (shows != 255) {
                int product = (onto[to + i] & 255) * shows + 128;
                onto[to + i] =
                        (byte) ((ink[from + i] & 255) + (product + (product >> 8) >> 8)); // rounded product / 255
            }
        }
    }
}
