package dev.claquete.studio.image.storyboard.concept;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds what a text mentions by known phrases of its language. The longest phrase at a position wins and consumes its
 * words: "ice cream" does not mention ice. Filled once, then thread-safe.
 *
 * @param <T> what phrases stand for
 */
final class PhraseIndex<T> {

    /** A word without its accents counts a little less than one with them. */
    private static final double PLAIN = 0.7;

    private record Phrase<T>(List<String> words, double weight, T target) {}

    private final Map<String, List<Phrase<T>>> byFirstWord = new HashMap<>();

    void add(String language, String phrase, double weight, T target) {
        List<String> words = NormalizedWords.of(phrase, language);
        if (!words.isEmpty()) {
            byFirstWord
                    .computeIfAbsent(key(language, words.get(0)), first -> new ArrayList<>())
                    .add(new Phrase<>(words, weight, target));
        }
    }

    /** What the text mentions, with scores: more for early, repeated and longer mentions. */
    Map<T, Double> scores(String text, String language) {
        List<String> words = NormalizedWords.of(text, language);
        Map<T, Double> scores = new LinkedHashMap<>();
        int at = 0;
        while (at < words.size()) {
            List<Phrase<T>> here = longestAt(words, at, language);
            double early = 1 + 0.35 * (1 - (double) at / words.size());
            for (Phrase<T> phrase : here) {
                double score =
                        phrase.weight() * early * (1 + 0.3 * (phrase.words().size() - 1)) * match(phrase, words, at);
                scores.merge(
                        phrase.target(), score, (known, more) -> Math.max(known, more) + 0.35 * Math.min(known, more));
            }
            at += here.isEmpty() ? 1 : here.get(0).words().size();
        }
        return scores;
    }

    private List<Phrase<T>> longestAt(List<String> words, int at, String language) {
        List<Phrase<T>> matching = byFirstWord.getOrDefault(key(language, words.get(at)), List.of()).stream()
                .filter(phrase -> match(phrase, words, at) > 0)
                .toList();
        int longest = matching.stream()
                .mapToInt(phrase -> phrase.words().size())
                .max()
                .orElse(0);
        return matching.stream()
                .filter(phrase -> phrase.words().size() == longest)
                .toList();
    }

    /** 1 for the exact words, less if the text leaves out accents, 0 for other words. */
    private static double match(Phrase<?> phrase, List<String> words, int at) {
        if (at + phrase.words().size() > words.size()) {
            return 0;
        }
        double match = 1;
        for (int i = 0; i < phrase.words().size(); i++) {
            String wanted = phrase.words().get(i);
            String found = words.get(at + i);
            if (!found.equals(wanted)) {
                if (!found.equals(NormalizedWords.plain(wanted))) {
                    return 0;
                }
                match = PLAIN;
            }
        }
        return match;
    }

    private static String key(String language, String word) {
        return language + ' ' + NormalizedWords.plain(word);
    }
}
