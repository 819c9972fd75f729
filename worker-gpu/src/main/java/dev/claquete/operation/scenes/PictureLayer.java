package dev.claquete.operation.scenes;

import dev.claquete.render.ffmpeg.Resolution;
import dev.claquete.render.image.PictureFile;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

/** A picture from a file, scaled once. With a drift it moves slowly within its box. */
final class PictureLayer implements Layer {

    /** The most that a picture is larger than its box. */
    private static final double REACH = 1.14;

    private final FramedPicture framed;
    private final Element.Drift drift;
    private final BufferedImage picture;
    private final Rectangle2D lying;
    private final int frames;

    private PictureLayer(
            FramedPicture framed, Element.Drift drift, BufferedImage picture, Rectangle2D lying, int frames) {
        this.framed = framed;
        this.drift = drift;
        this.picture = picture;
        this.lying = lying;
        this.frames = frames;
    }

    /** @param frames how long it is visible */
    static Layer of(Element element, Path file, Resolution frame, double pxPerUnit, int frames) throws IOException {
        BufferedImage whole = PictureFile.readTranslucent(file);
        FittedPicture fitted = FittedPicture.of(element, frame, whole.getWidth(), whole.getHeight());
        boolean moves = element.drift() != Element.Drift.NONE;
        double larger = moves ? REACH : 1;
        BufferedImage scaled = Scaling.to(
                whole, (int) Math.round(fitted.widthPx() * larger), (int) Math.round(fitted.heightPx() * larger));
        Rectangle2D box = fitted.box();
        Rectangle2D lying = new Rectangle2D.Double(
                box.getCenterX() - fitted.widthPx() / 2.0,
                box.getCenterY() - fitted.heightPx() / 2.0,
                fitted.widthPx(),
                fitted.heightPx());
        FramedPicture framed = new FramedPicture(box, element.style(), pxPerUnit);
        PictureLayer layer = new PictureLayer(framed, element.drift(), scaled, lying, frames);
        return moves
                ? layer
                : Shadow.of(element.style(), pxPerUnit).under(framed.extent(), frame, g -> layer.draw(g, Pose.REST));
    }

    @Override
    public Rectangle2D bounds() {
        return framed.extent();
    }

    @Override
    public boolean alive() {
        return true;
    }

    @Override
    public void draw(Graphics2D g, Pose pose) {
        framed.draw(g, picture, at(frames < 2 ? 0 : Math.min(1, pose.frame() / (frames - 1.0))));
    }

    private Rectangle2D at(double progress) {
        double spare = (REACH - 1) / 2;
        return switch (drift) {
            case NONE -> lying;
            case ZOOM_IN -> grown(1 + (REACH - 1) * progress, 0);
            case ZOOM_OUT -> grown(REACH - (REACH - 1) * progress, 0);
            case PAN_LEFT -> grown(REACH, spare * (1 - 2 * progress));
            case PAN_RIGHT -> grown(REACH, -spare * (1 - 2 * progress));
        };
    }

    private Rectangle2D grown(double factor, double aside) {
        double width = lying.getWidth() * factor;
        double height = lying.getHeight() * factor;
        return new Rectangle2D.Double(
                lying.getCenterX() - width / 2 + aside * lying.getWidth(),
                lying.getCenterY() - height / 2,
                width,
                height);
    }
}
