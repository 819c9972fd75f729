package dev.claquete.studio.image.storyboard;

import java.util.stream.IntStream;

/** A smooth function over the canvas, computed at a quarter of its size and read in between: clouds, mist, nebulae. */
final class Field {

    private static final int STEP = 4;

    /** A value at a place of the canvas, in pixels. */
    interface Function {
        float at(double x, double y);
    }

    private final Plane plane;

    Field(Canvas canvas, Function function) {
        plane = new Plane(canvas.width / STEP + 2, canvas.height / STEP + 2);
        IntStream.range(0, plane.rows).parallel().forEach(row -> {
            for (int column = 0; column < plane.columns; column++) {
                plane.values[row * plane.columns + column] = function.at(column * STEP, row * STEP);
            }
        });
    }

    float at(double x, double y) {
        return plane.at(x / STEP, y / STEP);
    }
}
