package dev.claquete.studio.image.storyboard;

import java.util.stream.IntStream;

/** A smooth function over the canvas, computed at a quarter of its size and read in between: clouds, mist, nebulae. */
final class Field {

    private static final int STEP = 4;

    interface Function {
        float at(double x, double y);
    }

    private final int columns;
    private final int rows;
    private final float[] values;

    Field(Canvas canvas, Function function) {
        columns = canvas.width / STEP + 2;
        rows = canvas.height / STEP + 2;
        values = new float[columns * rows];
        IntStream.range(0, rows).parallel().forEach(row -> {
            for (int column = 0; column < columns; column++) {
                values[row * columns + column] = function.at(column * STEP, row * STEP);
            }
        });
    }

    float at(double x, double y) {
        double column = Math.max(0, Math.min(columns - 1.001, x / STEP));
        double row = Math.max(0, Math.min(rows - 1.001, y / STEP));
        int i = (int) row * columns + (int) column;
        float right = (float) (column - (int) column);
        float down = (float) (row - (int) row);
        float top = values[i] + (values[i + 1] - values[i]) * right;
        float bottom = values[i + columns] + (values[i + columns + 1] - values[i + columns]) * right;
        return top + (bottom - top) * down;
    }
}
