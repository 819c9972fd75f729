package dev.claquete.studio.narration;

import java.util.List;

/** The length of a narration and the times of its words, in seconds; stored beside its sound. */
record Narration(double seconds, List<WordTiming> words) {}
