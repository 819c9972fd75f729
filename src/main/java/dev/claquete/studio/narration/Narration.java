package dev.claquete.studio.narration;

import java.util.List;

/** What is stored beside a narration's sound: its length and the times of its words, in seconds. */
record Narration(double seconds, List<WordTiming> words) {}
