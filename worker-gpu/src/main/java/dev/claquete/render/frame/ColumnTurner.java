package dev.claquete.render.frame;

/**
 * Transposes columns of packed samples into rows of packed samples, sixteen columns at a time, between the two passes
 * of {@link PlaneResampler}. First every 4x4 block is transposed, by loops over whole columns that C2 vectorises (see
 * {@link PackedSums}); then each word is put in its row. Holds scratch memory; not thread-safe.
 */
final class ColumnTurner {

    /** Sixteen columns fill a whole cache line of each row. */
    static final int COLUMNS = 16;

    /** Words of each column placed at once: the 128 rows that they touch stay in the first-level cache. */
    private static final int BLOCK = 32;

    /** The columns to transpose; {@link #turn} destroys them. */
    final int[][] columns;

    private final int[] pq02;
    private final int[] pq13;
    private final int[] rs02;
    private final int[] rs13;

    ColumnTurner(int words) {
        this.columns = new int[COLUMNS][words];
        this.pq02 = new int[words];
        this.pq13 = new int[words];
        this.rs02 = new int[words];
        this.rs13 = new int[words];
    }

    /**
     * Transposes all 4x4 blocks of the first {@code words} words: column 4g + r then holds the words of rows r, 4 + r,
     * 8 + r, ...
     */
    void turn(int words) {
        for (int i = 0; i < COLUMNS; i += 4) {
            interleaveBytes(columns[i], columns[i + 1], pq02, pq13, words);
            interleaveBytes(columns[i + 2], columns[i + 3], rs02, rs13, words);
            interleaveHalves(pq02, rs02, columns[i], columns[i + 2], words);
            interleaveHalves(pq13, rs13, columns[i + 1], columns[i + 3], words);
        }
    }

    /** {@code p3 p2 p1 p0, q3 q2 q1 q0 -> q2 p2 q0 p0, q3 p3 q1 p1} (low byte last). */
    private static void interleaveBytes(int[] p, int[] q, int[] pq02, int[] pq13, int words) {
        for (int i = 0; i < words; i++) {
            int fourP = p[i];
            int fourQ = q[i];
            pq02[i] = (fourP & 0x00FF00FF) | ((fourQ & 0x00FF00FF) << 8);
            pq13[i] = ((fourP >>> 8) & 0x00FF00FF) | (fourQ & 0xFF00FF00);
        }
    }

    /** {@code b a, d c -> c a, d b} in halves of a word: the words of two rows. */
    private static void interleaveHalves(int[] ba, int[] dc, int[] ca, int[] db, int words) {
        for (int i = 0; i < words; i++) {
            int left = ba[i];
            int right = dc[i];
            ca[i] = (left & 0x0000FFFF) | (right << 16);
            db[i] = (left >>> 16) | (right & 0xFFFF0000);
        }
    }

    /**
     * Puts transposed words in their rows.
     *
     * @param offset where the plane begins in the columns
     * @param from the plane's first word to place; its rows start at 4 from
     * @param to the word after the last
     * @param rows one row after the other, {@code stride} words each
     * @param rowWord the place of the first column's word in a row
     */
    void place(int offset, int from, int to, int[] rows, int stride, int rowWord) {
        for (int block = from; block < to; block += BLOCK) {
            int end = Math.min(to, block + BLOCK);
            for (int i = 0; i < COLUMNS; i += 4) {
                int[] row0 = columns[i];
                int[] row1 = columns[i + 1];
                int[] row2 = columns[i + 2];
                int[] row3 = columns[i + 3];
                for (int j = block; j < end; j++) {
                    int at = 4 * j * stride + rowWord + i / 4;
                    rows[at] = row0[offset + j];
                    rows[at + stride] = row1[offset + j];
                    rows[at + 2 * stride] = row2[offset + j];
                    rows[at + 3 * stride] = row3[offset + j];
                }
            }
        }
    }
}
