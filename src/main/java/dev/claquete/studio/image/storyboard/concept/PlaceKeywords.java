package dev.claquete.studio.image.storyboard.concept;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words of a text that indicate a place, a light or a style, from {@code storyboard/places.txt}. Thread-safe. */
final class PlaceKeywords {

    private static final double WORD = 3;
    private static final double HINT = 1;
    private static final double FLOOR = 1.65;

    private static final class Loaded {
        static final PlaceKeywords ALL = read();
    }

    private final PhraseIndex<String> places = new PhraseIndex<>();
    private final PhraseIndex<String> lights = new PhraseIndex<>();

    static PlaceKeywords all() {
        return Loaded.ALL;
    }

    /** Scores by backdrop name. */
    Map<String, Double> places(String text, String language) {
        return places.scores(text, DescriptionLanguage.of(text, language));
    }

    /** The light or style that a text names, in either language. */
    Optional<String> light(String text, String language) {
        Map<String, Double> scores = new HashMap<>(lights.scores(text, DescriptionLanguage.of(text, language)));
        if (text.length() < 60) { // a style is a word or two, too short to show its language
            for (String other : List.of("en", "pt")) {
                lights.scores(text, other).forEach((light, score) -> scores.merge(light, score, Math::max));
            }
        }
        return scores.entrySet().stream()
                .filter(entry -> entry.getValue() >= FLOOR)
                .max(Comparator.comparingDouble(Map.Entry<String, Double>::getValue)
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey);
    }

    private static PlaceKeywords read() {
        PlaceKeywords settings = new PlaceKeywords();
        try (InputStream in = PlaceKeywords.class.getResourceAsStream("/storyboard/places.txt")) {
            if (in == null) {
                throw new IllegalStateException("/storyboard/places.txt is not on the class path");
            }
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(settings::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }

    private void add(String line) {
        String[] cells = line.split("\\|");
        String name = cells[0].strip();
        PhraseIndex<String> index = name.equals(name.toUpperCase(Locale.ROOT)) ? places : lights;
        for (int language = 0; language < 2; language++) {
            String code = List.of("en", "pt").get(language);
            Arrays.stream(cells[language + 1].split(",")).map(String::strip).forEach(word -> {
                boolean hint = word.endsWith("?");
                index.add(code, hint ? word.substring(0, word.length() - 1) : word, hint ? HINT : WORD, name);
            });
        }
    }
}
