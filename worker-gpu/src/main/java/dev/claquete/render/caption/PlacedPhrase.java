package dev.claquete.render.caption;

import dev.claquete.render.text.Ink;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * A phrase at its place on the frame.
 *
 * @param words the ink of each word in reading order, in pixels of the frame
 * @param baselines of each word
 * @param scale 1, or less where the phrase had to shrink to fit
 * @param box around its lines, capitals centred in them: independent of ascenders and descenders
 */
record PlacedPhrase(List<Ink> words, List<Double> baselines, double scale, Rectangle2D box) {}
