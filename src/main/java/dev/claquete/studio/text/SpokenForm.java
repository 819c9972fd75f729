package dev.claquete.studio.text;

/**
 * A stretch of a text that is spoken otherwise than it is written.
 *
 * @param from index of its first character
 * @param to index after its last
 * @param words what is said instead
 */
record SpokenForm(int from, int to, String words) {}
