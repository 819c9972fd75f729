package dev.claquete.operation.scenes;

import dev.claquete.render.text.SmoothGraphics;
import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Objects;

/** Draws transitions from one scene to the next. */
final class Transitions {

    private Transitions() {}

    /** The progress at a frame of the new scene; 1 if the old one is no longer visible. */
    static double progress(ScenePlan plan, Schedule schedule, int scene, int within) {
        ScenePlan.Transition transition = plan.scenes().get(scene).transition();
        if (scene == 0 || transition == null) {
            return 1;
        }
        double frames = Math.min(transition.seconds() * schedule.fps(), schedule.frames(scene));
        return (within + 1) / (frames + 1);
    }

    /** @param before the old scene's last picture, of the same size as the others */
    static void draw(ScenePlan.Scene scene, int[] before, BufferedImage coming, double progress, BufferedImage onto) {
        ScenePlan.Transition.Kind kind =
                Objects.requireNonNull(scene.transition()).kind();
        BufferedImage old = new BufferedImage(onto.getWidth(), onto.getHeight(), BufferedImage.TYPE_INT_RGB);
        System.arraycopy(before, 0, ((DataBufferInt) old.getRaster().getDataBuffer()).getData(), 0, before.length);
        double p = smooth(progress);
        double w = onto.getWidth();
        double h = onto.getHeight();
        Graphics2D g = SmoothGraphics.copyOf(onto.createGraphics());
        switch (kind) {
            case FADE -> mix(g, old, coming, p);
            case SLIDE_LEFT -> push(g, old, coming, -w * p, 0, w, 0);
            case SLIDE_RIGHT -> push(g, old, coming, w * p, 0, -w, 0);
            case SLIDE_UP -> push(g, old, coming, 0, -h * p, 0, h);
            case SLIDE_DOWN -> push(g, old, coming, 0, h * p, 0, -h);
            case WIPE_LEFT -> uncover(g, old, coming, new Rectangle2D.Double(w * (1 - p), 0, w * p, h));
            case WIPE_RIGHT -> uncover(g, old, coming, new Rectangle2D.Double(0, 0, w * p, h));
            case ZOOM -> zoom(g, old, coming, p);
        }
        g.dispose();
    }

    private static void mix(Graphics2D g, BufferedImage old, BufferedImage coming, double p) {
        g.drawImage(old, 0, 0, null);
        g.setComposite(AlphaComposite.SrcOver.derive((float) p));
        g.drawImage(coming, 0, 0, null);
    }

    private static void push(
            Graphics2D g, BufferedImage old, BufferedImage coming, double dx, double dy, double fromX, double fromY) {
        g.drawImage(old, (int) Math.round(dx), (int) Math.round(dy), null);
        g.drawImage(coming, (int) Math.round(dx) + (int) fromX, (int) Math.round(dy) + (int) fromY, null);
    }

    private static void uncover(Graphics2D g, BufferedImage old, BufferedImage coming, Rectangle2D part) {
        g.drawImage(old, 0, 0, null);
        g.clip(part);
        g.drawImage(coming, 0, 0, null);
    }

    private static void zoom(Graphics2D g, BufferedImage old, BufferedImage coming, double p) {
        g.drawImage(old, grown(old, 1 + 0.2 * p), null);
        g.setComposite(AlphaComposite.SrcOver.derive((float) p));
        g.drawImage(coming, grown(coming, 1.2 - 0.2 * p), null);
    }

    private static AffineTransform grown(BufferedImage picture, double factor) {
        double x = picture.getWidth() / 2.0;
        double y = picture.getHeight() / 2.0;
        AffineTransform transform = AffineTransform.getTranslateInstance(x, y);
        transform.scale(factor, factor);
        transform.translate(-x, -y);
        return transform;
    }

    private static double smooth(double p) {
        return p * p * (3 - 2 * p);
    }
}
