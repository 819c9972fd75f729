package dev.claquete.studio.image.storyboard.concept;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Detects a text's language by its small words: a scene's description often is English beside a narration in another
 * language.
 */
final class DescriptionLanguage {

    private static final Map<String, Set<String>> SMALL_WORDS = Map.of(
            "en",
                    set(
                            "the of and to in a is that it with as for was on are by at from this its an be into over your you how"),
            "pt",
                    set(
                            "o a os as de do da dos das e em no na um uma que é com para por se não mais como ao à você seu sua são"),
            "es", set("el la los las de del y en un una que es con para por se no más como al lo su sus son está"),
            "fr", set("le la les de du des et en un une que est avec pour par dans sur qui au aux ce sont il elle"),
            "de", set("der die das und in den von zu mit ist im ein eine auf für nicht dem des sich als auch es an"),
            "it", set("il lo la i gli le di del della e in un una che è con per non più come al da sono si"));

    private DescriptionLanguage() {}

    /** Languages with keywords. */
    static Set<String> known() {
        return SMALL_WORDS.keySet();
    }

    /**
     * The text's language; the declared one unless its small words show another.
     *
     * @param declared BCP 47
     */
    static String of(String text, String declared) {
        String fallback = declared.isBlank() ? "en" : declared.split("[-_]")[0].toLowerCase(Locale.ROOT);
        List<String> words = NormalizedWords.of(text, "");
        String best = fallback;
        double most = share(words, fallback) + 0.08;
        for (String language : List.of("en", "pt", "es", "fr", "de", "it")) {
            double share = share(words, language);
            if (share > most) {
                most = share;
                best = language;
            }
        }
        return best;
    }

    static boolean isSmall(String word, String language) {
        return SMALL_WORDS.getOrDefault(language, Set.of()).contains(word);
    }

    private static double share(List<String> words, String language) {
        long small = words.stream().filter(word -> isSmall(word, language)).count();
        return words.isEmpty() ? 0 : (double) small / words.size();
    }

    private static Set<String> set(String words) {
        return new HashSet<>(Arrays.asList(words.split(" ")));
    }
}
