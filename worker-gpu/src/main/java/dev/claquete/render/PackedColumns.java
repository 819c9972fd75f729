package dev.claquete.render;

/**
 * One plane of a still, turned on its side: an array for each column, four samples (rows 4j to 4j+3, the first in the low
 * byte) to an {@code int}. Resampling across the picture thus becomes sums of whole arrays. Immutable.
 */
final class PackedColumns {

    final int width;
    final int height;
    final int[][] columns;

    PackedColumns(byte[] plane, int width, int height) {
        this.width = width;
        this.height = height;
        this.columns = new int[width][words(height)];
        for (int row = 0; row < height; row++) {
            int shift = 8 * (row & 3);
            for (int x = 0; x < width; x++) {
                columns[x][row >> 2] |= (plane[row * width + x] & 0xFF) << shift;
            }
        }
    }

    /** How many {@code int}s hold so many samples. */
    static int words(int samples) {
        return (samples + 3) >> 2;
    }
}
