package dev.claquete.studio.image.storyboard;

/** A small grid of values that is blurred, and read smoothly in between. */
final class Plane {

    final int columns;
    final int rows;
    final float[] values;

    Plane(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        values = new float[columns * rows];
    }

    /** Bilinear; places outside are moved to the edge. */
    float at(double column, double row) {
        double x = Math.max(0, Math.min(columns - 1.001, column));
        double y = Math.max(0, Math.min(rows - 1.001, row));
        int left = (int) x;
        int i = ((int) y) * columns + left;
        float right = (float) (x - left);
        float down = (float) (y - (int) y);
        float above = values[i] + (values[i + 1] - values[i]) * right;
        float below = values[i + columns] + (values[i + columns + 1] - values[i + columns]) * right;
        return above + (below - above) * down;
    }

    /** Three running means, which come close to a Gaussian; beyond the edge all is zero. */
    void blur(int radius) {
        float[] line = new float[Math.max(columns, rows)];
        for (int pass = 0; pass < 3; pass++) {
            for (int row = 0; row < rows; row++) {
                mean(row * columns, 1, columns, radius, line);
            }
            for (int column = 0; column < columns; column++) {
                mean(column, columns, rows, radius, line);
            }
        }
    }

    private void mean(int start, int stride, int count, int radius, float[] line) {
        float sum = 0;
        for (int i = 0; i < count; i++) {
            line[i] = values[start + i * stride];
            sum += i < radius ? line[i] : 0;
        }
        for (int i = 0; i < count; i++) {
            sum += i + radius < count ? line[i + radius] : 0;
            sum -= i - radius - 1 >= 0 ? line[i - radius - 1] : 0;
            values[start + i * stride] = sum / (2 * radius + 1);
        }
    }
}
