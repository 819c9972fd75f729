package dev.claquete.studio.narration;

import java.util.List;

/**
 * Speech, and the time of each word of its text, in order; words are separated by white space.
 *
 * @param words empty if the provider gives no times; then {@link WordAligner} finds them
 */
record SpokenText(Waveform sound, List<WordTiming> words) {}
