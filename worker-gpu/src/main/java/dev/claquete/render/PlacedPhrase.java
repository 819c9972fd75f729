package dev.claquete.render;

import java.util.List;

/**
 * A phrase in its place on the frame.
 *
 * @param words the ink of each word in reading order, in pixels of the frame
 * @param scale 1, or less where the phrase had to shrink to fit
 */
record PlacedPhrase(List<Ink> words, double scale) {}
