package dev.claquete.studio.image.storyboard;

/**
 * A thing that a scene can show.
 *
 * @param name of its picture
 * @param place where it usually is
 * @param scenery whether it is a place or an abstraction, which has lower priority than things
 */
public record Subject(String name, Backdrop place, boolean scenery) {}
