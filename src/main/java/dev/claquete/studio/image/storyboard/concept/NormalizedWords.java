package dev.claquete.studio.image.storyboard.concept;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Normalises text to lower-case words without plural endings, so that "oceans" matches "ocean" and "corais" matches
 * "coral".
 */
final class NormalizedWords {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}");

    private NormalizedWords() {}

    static List<String> of(String text, String language) {
        List<String> words = new ArrayList<>();
        Matcher matcher =
                WORD.matcher(Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            words.add(singular(matcher.group(), language));
        }
        return words;
    }

    /** Without accents, as people often type. */
    static String plain(String word) {
        return Normalizer.isNormalized(word, Normalizer.Form.NFD)
                ? word
                : MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
    }

    private static String singular(String word, String language) {
        if (word.length() < 4 || !word.endsWith("s")) {
            return word;
        }
        return switch (language) {
            case "pt", "es" -> romance(word, language);
            case "en" -> english(word);
            case "fr" -> cut(word, 1);
            default -> word;
        };
    }

    private static String english(String word) {
        if (word.endsWith("ies") && word.length() > 4) {
            return cut(word, 3) + "y";
        }
        if (ends(word, "sses", "xes", "zes", "ches", "shes")) {
            return cut(word, 2);
        }
        return ends(word, "ss", "us", "is") ? word : cut(word, 1);
    }

    private static String romance(String word, String language) {
        if (ends(word, "ões", "ães")) {
            return cut(word, 3) + "ão";
        }
        if (word.endsWith("ais")) {
            return cut(word, 2) + "l";
        }
        if (ends(word, "éis", "óis")) {
            return cut(word, 3) + (word.endsWith("éis") ? "el" : "ol");
        }
        if (word.endsWith("ns")) {
            return cut(word, 2) + (language.equals("pt") ? "m" : "n");
        }
        if (ends(word, "res", "zes", "nes", "les", "des")) {
            return cut(word, 2);
        }
        return cut(word, 1);
    }

    private static boolean ends(String word, String... endings) {
        return Arrays.stream(endings).anyMatch(word::endsWith);
    }

    private static String cut(String word, int letters) {
        return word.substring(0, word.length() - letters);
    }
}
