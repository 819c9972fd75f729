package dev.claquete.studio.text;

/**
 * A part of a text that is spoken differently from its written form.
 *
 * @param from index of its first character
 * @param to index after its last
 * @param words the spoken form
 */
record SpokenForm(int from, int to, String words) {}
