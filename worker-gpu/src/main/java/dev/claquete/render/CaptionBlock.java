package dev.claquete.render;

import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Text in its place on the frame, ready to paint.
 *
 * @param inks whole lines, or words where one of them is lit
 * @param baselines that each of them stands on; empty where none is ever lit
 * @param box around the lines, by their height and not by their letters
 * @param scale 1, or less where the text had to shrink to fit
 */
record CaptionBlock(List<Ink> inks, List<Double> baselines, Rectangle2D box, double scale) {

    /** All that is really painted of the letters, and the box. */
    Rectangle2D bounds() {
        return inks.stream()
                .map(Ink::bounds)
                .filter(bounds -> !bounds.isEmpty())
                .reduce(box, Rectangle2D::createUnion);
    }
}
