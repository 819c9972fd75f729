package dev.claquete.operation.scenes;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** An element prepared for drawing. Thread-safe. */
interface Layer {

    /** The painted area, in its place. */
    Rectangle2D bounds();

    /** Whether it changes from frame to frame even if nothing moves it. */
    default boolean alive() {
        return false;
    }

    /** Whether it types its text; other elements are wiped instead. */
    default boolean types() {
        return false;
    }

    /** Draws it in its place; the graphics context moves, reveals and fades it. */
    void draw(Graphics2D g, Pose pose);
}
