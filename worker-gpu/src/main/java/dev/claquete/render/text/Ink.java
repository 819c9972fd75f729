package dev.claquete.render.text;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of shaped text, ready to draw: its letters as one outline, its emoji as pictures. The origin is the left end
 * of the baseline, y grows downwards. Not changed after creation.
 *
 * @param letters filled with the non-zero rule
 * @param advancePx how far the next piece begins to the right
 * @param colour of the letters, if it differs from the others
 */
public record Ink(Path2D letters, List<Picture> pictures, double advancePx, @Nullable Rgb colour) {

    Ink(Path2D letters, List<Picture> pictures, double advancePx) {
        this(letters, pictures, advancePx, null);
    }

    /** An emoji and the square that it fills. */
    record Picture(Emoji emoji, Rectangle2D square) {}

    /** The area really painted, including diacritics and descenders; empty for blanks. */
    public Rectangle2D bounds() {
        Rectangle2D box = letters.getBounds2D();
        for (Picture picture : pictures) {
            box = box.isEmpty() ? picture.square() : box.createUnion(picture.square());
        }
        return box;
    }

    public Ink moved(double dx, double dy) {
        return transformed(AffineTransform.getTranslateInstance(dx, dy));
    }

    /** Scaled about a point, which stays where it is. */
    public Ink scaled(double factor, double aboutX, double aboutY) {
        AffineTransform transform = AffineTransform.getTranslateInstance(aboutX, aboutY);
        transform.scale(factor, factor);
        transform.translate(-aboutX, -aboutY);
        return transformed(transform);
    }

    private Ink transformed(AffineTransform transform) {
        Path2D moved = new Path2D.Double(letters, transform);
        List<Picture> carried = pictures.stream()
                .map(picture -> new Picture(
                        picture.emoji(),
                        transform.createTransformedShape(picture.square()).getBounds2D()))
                .toList();
        return new Ink(moved, carried, advancePx * transform.getScaleX(), colour);
    }

    /** Draws letters in the graphics' paint and emoji in their own colours. */
    public void draw(Graphics2D g) {
        g.fill(letters);
        drawPictures(g);
    }

    void drawPictures(Graphics2D g) {
        pictures.forEach(picture -> picture.emoji().draw(g, picture.square()));
    }
}
