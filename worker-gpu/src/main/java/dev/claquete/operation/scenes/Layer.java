package dev.claquete.operation.scenes;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** An element made ready for drawing. Thread-safe. */
interface Layer {

    /** All that is painted of it, in its place. */
    Rectangle2D bounds();

    /** Whether it looks different from frame to frame even where nothing moves it. */
    default boolean alive() {
        return false;
    }

    /** Whether it types itself; others are wiped where that is asked for. */
    default boolean types() {
        return false;
    }

    /** Draws it in its place; the graphics move, uncover and fade it. */
    void draw(Graphics2D g, Pose pose);
}
