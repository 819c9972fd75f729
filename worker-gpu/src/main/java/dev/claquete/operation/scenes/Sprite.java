package dev.claquete.operation.scenes;

import dev.claquete.render.ffmpeg.Resolution;
import dev.claquete.render.text.SmoothGraphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;

/** A drawing that is painted once, at whole pixels of the frame. */
record Sprite(BufferedImage picture, int x, int y) implements Layer {

    /** Keeps edges smooth when the sprite moves by fractions of a pixel. */
    private static final int MARGIN = 2;

    /**
     * Paints with the frame's coordinates.
     *
     * @param extent of the painting; parts more than a frame outside are dropped
     */
    static Sprite painted(Rectangle2D extent, Resolution frame, Consumer<Graphics2D> painting) {
        Rectangle reach = new Rectangle(-frame.widthPx(), -frame.heightPx(), 3 * frame.widthPx(), 3 * frame.heightPx());
        Rectangle wanted = extent.getBounds();
        wanted.grow(MARGIN, MARGIN);
        Rectangle box = wanted.intersection(reach);
        if (box.isEmpty()) {
            box = new Rectangle(0, 0, 1, 1);
        }
        BufferedImage picture = new BufferedImage(box.width, box.height, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D g = SmoothGraphics.copyOf(picture.createGraphics());
        g.translate(-box.x, -box.y);
        painting.accept(g);
        g.dispose();
        return new Sprite(picture, box.x, box.y);
    }

    @Override
    public Rectangle2D bounds() {
        return new Rectangle(x, y, picture.getWidth(), picture.getHeight());
    }

    @Override
    public void draw(Graphics2D g, Pose pose) {
        g.drawImage(picture, x, y, null);
    }
}
