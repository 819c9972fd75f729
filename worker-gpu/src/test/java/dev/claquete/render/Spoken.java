package dev.claquete.render;

import dev.claquete.render.caption.WordTiming;
import java.util.ArrayList;
import java.util.List;

/** Narrations for tests: half a second a word, one after the other. */
public final class Spoken {

    public static final double SECONDS_A_WORD = 0.5;

    private Spoken() {}

    public static List<WordTiming> evenly(String text) {
        List<WordTiming> words = new ArrayList<>();
        for (String word : text.split(" ")) {
            double start = words.size() * SECONDS_A_WORD;
            words.add(new WordTiming(word, start, start + SECONDS_A_WORD));
        }
        return words;
    }
}
