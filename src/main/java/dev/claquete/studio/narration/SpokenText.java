package dev.claquete.studio.narration;

import java.util.List;

/**
 * Speech, and the time of each of its text's words: in order, one for every stretch between white space.
 *
 * @param words empty when the maker tells no times; then {@link WordAligner} finds them
 */
record SpokenText(Waveform sound, List<WordTiming> words) {}
