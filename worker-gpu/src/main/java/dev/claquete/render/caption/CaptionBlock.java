package dev.claquete.render.caption;

import dev.claquete.render.text.Ink;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Text at its place on the frame, ready to paint.
 *
 * @param inks whole lines, or single words where one of them is highlighted
 * @param baselines of each ink; empty where none is ever highlighted
 * @param box around the lines, by their height and not by their letters
 * @param scale 1, or less where the text had to shrink to fit
 */
record CaptionBlock(List<Ink> inks, List<Double> baselines, Rectangle2D box, double scale) {

    /** The area that the letters and the box really cover. */
    Rectangle2D bounds() {
        return inks.stream()
                .map(Ink::bounds)
                .filter(bounds -> !bounds.isEmpty())
                .reduce(box, Rectangle2D::createUnion);
    }
}
