package dev.claquete.render.text;

import java.awt.Graphics2D;
import java.awt.RenderingHints;

/** Graphics set up for smooth edges: antialiased, positions not snapped to whole pixels. */
public final class SmoothGraphics {

    private SmoothGraphics() {}

    /** The caller disposes of the copy. */
    public static Graphics2D copyOf(Graphics2D g) {
        Graphics2D own = (Graphics2D) g.create();
        own.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        own.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        own.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        own.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        return own;
    }
}
