package dev.claquete.studio.image.storyboard;

import java.util.Arrays;

/**
 * A smooth function over a part of the canvas, computed at every fourth column of every fourth row and interpolated:
 * clouds, mist, glows. Not thread-safe.
 */
final class SmoothField {

    private static final int STEP = 4;

    /** A value at a position of the canvas, in pixels. */
    interface Function {
        double at(double x, double y);
    }

    private final int left;
    private final int top;
    private final BlurGrid plane;

    /** Over the whole canvas. */
    SmoothField(Canvas canvas, Function function) {
        this(canvas, 0, canvas.height, function);
    }

    /** Between two rows of the canvas. */
    SmoothField(Canvas canvas, double fromRow, double toRow, Function function) {
        this(canvas, 0, fromRow, canvas.width, toRow, function);
    }

    /** Over the part of a rectangle that lies on the canvas; outside it, the value of the nearest position applies. */
    SmoothField(Canvas canvas, double fromColumn, double fromRow, double toColumn, double toRow, Function function) {
        left = (int) Math.max(0, Math.min(canvas.width, fromColumn));
        top = (int) Math.max(0, Math.min(canvas.height, fromRow));
        int right = (int) Math.max(left, Math.min(canvas.width, Math.ceil(toColumn)));
        int bottom = (int) Math.max(top, Math.min(canvas.height, Math.ceil(toRow)));
        plane = new BlurGrid((right - left) / STEP + 2, (bottom - top) / STEP + 2);
        for (int row = 0; row < plane.rows; row++) {
            for (int column = 0; column < plane.columns; column++) {
                plane.values[row * plane.columns + column] =
                        (float) function.at(left + column * STEP, top + row * STEP);
            }
        }
    }

    float at(double x, double y) {
        return plane.at((float) (x - left) / STEP, (float) (y - top) / STEP);
    }

    /** The values of a span's columns, read {@code shift} pixels to the right and in row {@code y}. */
    void row(PixelRun span, double shift, double y, float[] into) {
        float column = (float) (span.from + shift - left) / STEP;
        if (!plane.row(column, 1f / STEP, (float) (y - top) / STEP, into, span.from, span.to)) {
            Arrays.fill(into, span.from, span.to, 0);
        }
    }
}
