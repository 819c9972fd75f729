package dev.claquete.render.frame;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;

/**
 * Draws planes of a frame from planes of a still, placed exactly to a fraction of a pixel. Zoom and pan are separable,
 * so two one-dimensional passes suffice; both add up whole lines:
 *
 * <pre>
 *   columns of the still --across: 6 columns to one--&gt; 16 columns of the frame, full source height
 *                        --turn-------------------&gt; rows
 *                        --down: 6 rows to one-----&gt; rows of the frame
 * </pre>
 *
 * <p>Rounding to 8 bits between the passes costs 0.3 grey levels, 58 dB. Owns the scratch memory of one thread.
 */
final class PlaneResampler {

    private final PackedColumns source;
    private final int width;
    private final int height;
    private final int rowPlaneWords;
    private final int rowWords;
    private final ColumnTurner turner;
    private final int[] rows;
    private final int[][] rowsInUse;
    private final PackedSums sums;
    private final int[] finished;
    private final byte[] finishedBytes;
    private final IntBuffer finishedView;

    PlaneResampler(PackedColumns source, int width, int height) {
        this.source = source;
        this.width = width;
        this.height = height;
        int tiles = (width + ColumnTurner.COLUMNS - 1) / ColumnTurner.COLUMNS;
        this.rowPlaneWords = tiles * (ColumnTurner.COLUMNS / 4);
        this.rowWords = source.planeCount * rowPlaneWords;
        int columnWords = source.planeCount * source.planeWords;
        this.turner = new ColumnTurner(columnWords);
        this.rows = new int[4 * source.planeWords * rowWords];
        this.rowsInUse = new int[Lanczos.taps((double) source.height / height)][rowWords];
        this.sums = new PackedSums(Math.max(columnWords, rowWords));
        this.finished = new int[rowWords];
        this.finishedBytes = new byte[4 * rowWords];
        this.finishedView =
                ByteBuffer.wrap(finishedBytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
    }

    /**
     * Draws all of the planes.
     *
     * @param across has a sample for each column of a plane
     * @param down has a sample for each of its rows
     */
    void draw(FixedTaps across, FixedTaps down, byte[]... planes) {
        int firstRow = clamp(down.first(0), source.height);
        int lastRow = clamp(down.first(height - 1) + down.count() - 1, source.height);
        drawAcross(across, firstRow >> 2, PackedColumns.words(lastRow + 1));
        drawDown(down, firstRow, planes);
    }

    /** From columns of the still to rows of the frame's width, for the visible part of the still. */
    private void drawAcross(FixedTaps across, int fromWord, int toWord) {
        int words = (source.planeCount - 1) * source.planeWords + toWord;
        for (int x = 0; x < width; x += ColumnTurner.COLUMNS) {
            for (int i = 0; i < ColumnTurner.COLUMNS && x + i < width; i++) {
                sum(source.columns, source.width, across, x + i, turner.columns[i], words);
            }
            turner.turn(words);
            for (int plane = 0; plane < source.planeCount; plane++) {
                int rowWord = plane * rowPlaneWords + x / 4;
                turner.place(plane * source.planeWords, fromWord, toWord, rows, rowWords, rowWord);
            }
        }
    }

    /**
     * From those rows to the rows of the frame. Only a few rows are in use at a time; each is copied to its own array.
     */
    private void drawDown(FixedTaps down, int firstRow, byte[][] planes) {
        int row = firstRow;
        for (int y = 0; y < height; y++) {
            for (int last = clamp(down.first(y) + down.count() - 1, source.height); row <= last; row++) {
                System.arraycopy(rows, row * rowWords, rowsInUse[row % rowsInUse.length], 0, rowWords);
            }
            sum(rowsInUse, source.height, down, y, finished, rowWords);
            finishedView.put(0, finished);
            for (int plane = 0; plane < source.planeCount; plane++) {
                System.arraycopy(finishedBytes, 4 * plane * rowPlaneWords, planes[plane], y * width, width);
            }
        }
    }

    /**
     * The weighted sum of the lines around one target sample; beyond the picture's edge the outermost line repeats.
     *
     * @param lines line i is at {@code i % lines.length}
     */
    private void sum(int[][] lines, int lineCount, FixedTaps taps, int sample, int[] out, int words) {
        int first = taps.first(sample);
        for (int k = 0; k < taps.count(); k += 2) {
            int[] a = lines[clamp(first + k, lineCount) % lines.length];
            int[] b = lines[clamp(first + k + 1, lineCount) % lines.length];
            sums.add(a, b, taps.weight(sample, k), taps.weight(sample, k + 1), words);
        }
        sums.finish(out, words);
    }

    private static int clamp(int index, int count) {
        return Math.max(0, Math.min(count - 1, index));
    }
}
