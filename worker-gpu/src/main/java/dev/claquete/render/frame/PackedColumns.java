package dev.claquete.render.frame;

/**
 * Planes of a still that are sampled at the same places (luma alone, or both colours), transposed: one array for each
 * column, four samples (rows 4j to 4j+3, the first in the low byte) to an {@code int}, one plane after the other. So
 * resampling across the picture becomes sums of whole arrays, which are faster the longer they are. Immutable.
 */
final class PackedColumns {

    final int width;
    final int height;
    final int planeCount;

    /** How many words of a column one plane takes. */
    final int planeWords;

    final int[][] columns;

    PackedColumns(int width, int height, byte[]... planes) {
        this.width = width;
        this.height = height;
        this.planeCount = planes.length;
        this.planeWords = words(height);
        this.columns = new int[width][planeCount * planeWords];
        for (int plane = 0; plane < planeCount; plane++) {
            pack(planes[plane], plane * planeWords);
        }
    }

    private void pack(byte[] plane, int offset) {
        for (int row = 0; row < height; row++) {
            int shift = 8 * (row & 3);
            for (int x = 0; x < width; x++) {
                columns[x][offset + (row >> 2)] |= (plane[row * width + x] & 0xFF) << shift;
            }
        }
    }

    /** How many {@code int}s hold this many samples. */
    static int words(int samples) {
        return (samples + 3) >> 2;
    }
}
