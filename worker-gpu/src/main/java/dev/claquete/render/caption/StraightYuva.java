package dev.claquete.render.caption;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * Converts a translucent picture to FFmpeg's {@code yuva420p}: limited range BT.709, colours not multiplied by the
 * opacity. Chroma is averaged with the opacity as weight, so that transparent pixels do not tint the edges, and sited
 * like that of {@link YuvaStrip}.
 */
final class StraightYuva {

    private StraightYuva() {}

    static int size(int widthPx, int heightPx) {
        return widthPx * heightPx * 5 / 2;
    }

    /**
     * @param picture of type TYPE_INT_ARGB_PRE, with even sides
     * @param into Y, U, V and opacity, of {@link #size}
     */
    static void convert(BufferedImage picture, byte[] into) {
        int[] argb = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        int opacityAt = argb.length * 3 / 2;
        for (int i = 0; i < argb.length; i++) {
            int p = argb[i];
            int a = p >>> 24;
            into[opacityAt + i] = (byte) a;
            into[i] = a == 0
                    ? 16
                    : clip(16 + (46.559 * (p >> 16 & 255) + 156.629 * (p >> 8 & 255) + 15.812 * (p & 255)) / a);
        }
        int width = picture.getWidth();
        int at = argb.length;
        for (int row = 0; row < picture.getHeight(); row += 2) {
            for (int column = 0; column < width; column += 2, at++) {
                chroma(argb, row * width, column, width, into, at, at + argb.length / 4);
            }
        }
    }

    /** Columns c-1, c, c+1 of two rows are weighted 1:2:1. */
    private static void chroma(int[] argb, int row, int column, int width, byte[] into, int u, int v) {
        int r = 0;
        int g = 0;
        int b = 0;
        int a = 0;
        for (int dx = -1; dx <= 1; dx++) {
            int from = row + Math.max(column + dx, 0);
            int weight = 2 - Math.abs(dx);
            for (int i = from; i <= from + width; i += width) {
                r += weight * (argb[i] >> 16 & 255);
                g += weight * (argb[i] >> 8 & 255);
                b += weight * (argb[i] & 255);
                a += weight * (argb[i] >>> 24);
            }
        }
        into[u] = a == 0 ? (byte) 128 : clip(128 + 224 * (-0.114572 * r - 0.385428 * g + 0.5 * b) / a);
        into[v] = a == 0 ? (byte) 128 : clip(128 + 224 * (0.5 * r - 0.454153 * g - 0.045847 * b) / a);
    }

    private static byte clip(double value) {
        return (byte) Math.max(0, Math.min(255, Math.round(value)));
    }
}
