package dev.claquete.operation.scenes;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jspecify.annotations.Nullable;

/**
 * An element in a scene: its place, and its look at each frame. Thread-safe.
 *
 * @param end the first frame without it
 */
record PlacedElement(Element element, Layer layer, int start, int end, Frame frame) {

    /** The frame that is drawn into. */
    record Frame(int widthPx, int heightPx, int fps, double pxPerUnit) {}

    /** Null while it is not visible. */
    @Nullable
    Pose pose(int index) {
        if (index < start || index >= end) {
            return null;
        }
        Pose pose = moved(index);
        return layer.alive() ? pose.at(index - start) : pose;
    }

    private Pose moved(int index) {
        Motion enter = element.enter();
        Motion exit = element.exit();
        double since = (double) (index - start) / frame.fps;
        double left = (double) (end - index) / frame.fps;
        if (exit != null && left < exit.seconds()) {
            return Pose.leaving(kind(exit), left / exit.seconds());
        }
        if (enter != null && since < enter.seconds()) {
            return Pose.entering(kind(enter), since / enter.seconds());
        }
        return Pose.REST;
    }

    private Motion.Kind kind(Motion motion) {
        return motion.kind() == Motion.Kind.TYPEWRITER && !layer.types() ? Motion.Kind.WIPE : motion.kind();
    }

    void draw(Graphics2D g, Pose pose) {
        double opacity =
                Math.max(0, Math.min(1, pose.opacity() * element.style().opacity()));
        if (opacity == 0) {
            return;
        }
        Graphics2D own = (Graphics2D) g.create();
        try {
            place(own, pose);
            if (opacity < 1) {
                own.setComposite(AlphaComposite.SrcOver.derive((float) opacity));
            }
            layer.draw(own, pose);
        } finally {
            own.dispose();
        }
    }

    private void place(Graphics2D g, Pose pose) {
        Rectangle2D box = layer.bounds();
        g.translate(pose.dx() * way(pose.dx(), box.getMinX(), box.getMaxX(), frame.widthPx), 0);
        g.translate(0, pose.dy() * way(pose.dy(), box.getMinY(), box.getMaxY(), frame.heightPx));
        g.translate(0, pose.rise() * frame.pxPerUnit);
        if (pose.scale() != 1 || element.place().rotationDegrees() != 0) {
            g.translate(box.getCenterX(), box.getCenterY());
            g.rotate(Math.toRadians(element.place().rotationDegrees()));
            g.scale(pose.scale(), pose.scale());
            g.translate(-box.getCenterX(), -box.getCenterY());
        }
        if (pose.shown() < 1) {
            g.clip(new Rectangle2D.Double(box.getX(), box.getY(), box.getWidth() * pose.shown(), box.getHeight()));
        }
    }

    /** How far the element must move to leave the picture. */
    private static double way(double direction, double from, double to, int side) {
        return Math.max(0, direction > 0 ? side - from : to);
    }
}
