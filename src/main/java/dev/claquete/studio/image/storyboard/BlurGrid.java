package dev.claquete.studio.image.storyboard;

/** A small grid of values that can be blurred and interpolated. Not thread-safe. */
final class BlurGrid {

    private static final float LAST = 1.001f;

    final int columns;
    final int rows;
    final float[] values;
    private final float[] line;

    BlurGrid(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        values = new float[columns * rows];
        line = new float[columns];
    }

    /** Bilinear; positions outside are moved to the edge. */
    float at(float column, float row) {
        float x = inside(column, columns);
        float y = inside(row, rows);
        int left = (int) x;
        int i = (int) y * columns + left;
        float right = x - left;
        float down = y - (int) y;
        float above = values[i] + (values[i + 1] - values[i]) * right;
        float below = values[i + columns] + (values[i + columns + 1] - values[i + columns]) * right;
        return above + (below - above) * down;
    }

    private static float inside(float place, int count) {
        return place < 0 ? 0 : place > count - LAST ? count - LAST : place;
    }

    /**
     * Interpolates the positions of one row.
     *
     * @param column of {@code into[from]}
     * @param step from one position to the next, in columns
     * @return false if all values are zero; then {@code into} is unchanged
     */
    boolean row(float column, float step, float row, float[] into, int from, int to) {
        float y = inside(row, rows);
        int above = (int) y * columns;
        float down = y - (int) y;
        float most = 0;
        for (int i = 0; i < columns; i++) {
            line[i] = values[above + i] + (values[above + columns + i] - values[above + i]) * down;
            most = line[i] != 0 ? 1 : most;
        }
        if (most == 0) {
            return false;
        }
        int x = from;
        while (x < to && column + (x - from) * step < 0) {
            into[x++] = line[0];
        }
        for (float place = column + (x - from) * step; x < to && place < columns - 1; ) {
            int left = (int) place;
            float slope = (line[left + 1] - line[left]) * step;
            float value = line[left] + (line[left + 1] - line[left]) * (place - left);
            int end = Math.min(to, x + Math.max(1, (int) Math.ceil((left + 1 - place) / step)));
            for (; x < end; x++) {
                into[x] = value;
                value += slope;
            }
            place = column + (x - from) * step;
        }
        while (x < to) {
            into[x++] = line[columns - 1];
        }
        return true;
    }

    /** Three running means, which approximate a Gaussian; beyond the edge all is zero. */
    void blur(int radius) {
        float[] copy = new float[Math.max(columns, rows)];
        for (int pass = 0; pass < 3; pass++) {
            for (int row = 0; row < rows; row++) {
                mean(row * columns, 1, columns, radius, copy);
            }
            for (int column = 0; column < columns; column++) {
                mean(column, columns, rows, radius, copy);
            }
        }
    }

    private void mean(int start, int stride, int count, int radius, float[] copy) {
        float sum = 0;
        for (int i = 0; i < count; i++) {
            copy[i] = values[start + i * stride];
            sum += i < radius ? copy[i] : 0;
        }
        for (int i = 0; i < count; i++) {
            sum += i + radius < count ? copy[i + radius] : 0;
            sum -= i - radius - 1 >= 0 ? copy[i - radius - 1] : 0;
            values[start + i * stride] = sum / (2 * radius + 1);
        }
    }
}
