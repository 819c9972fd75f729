package dev.claquete.studio.image.storyboard;

/**
 * A thing that a scene can show.
 *
 * @param name names its picture
 * @param place where it is at home
 * @param scenery true for places and abstractions, which yield to things
 */
record Subject(String name, Backdrop place, boolean scenery) {}
