package dev.claquete.render;

import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * A phrase in its place on the frame.
 *
 * @param words the ink of each word in reading order, in pixels of the frame
 * @param baselines that each word stands on
 * @param scale 1, or less where the phrase had to shrink to fit
 * @param box around its lines, capitals centred in them: it does not depend on which letters reach up or down
 */
record PlacedPhrase(List<Ink> words, List<Double> baselines, double scale, Rectangle2D box) {}
