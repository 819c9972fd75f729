package dev.claquete.render;

import dev.claquete.render.caption.WordTiming;
import java.util.List;

/** The length and word times of a narration: the JSON that the narration step stores. */
record Narration(double seconds, List<WordTiming> words) {

    Narration {
        words = List.copyOf(words);
    }
}
