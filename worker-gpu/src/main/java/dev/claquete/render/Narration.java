package dev.claquete.render;

import java.util.List;

/** What is known of a narration beside its sound: the JSON that the narration step stores. */
record Narration(double seconds, List<WordTiming> words) {

    Narration {
        words = List.copyOf(words);
    }
}
