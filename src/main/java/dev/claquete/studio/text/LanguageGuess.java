package dev.claquete.studio.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Guesses the language of a short text by its script, by common small words, and by characteristic letters and endings.
 * It answers only if it is sure: names and single words may be of any language.
 */
public final class LanguageGuess {

    private static final List<String> LATIN = List.of("en", "pt", "es", "fr", "de", "it");

    /** Letters next to digits are parts of codes and units. */
    private static final Pattern WORD =
            Pattern.compile("(?<![\\p{L}\\p{M}\\p{N}])[\\p{L}\\p{M}]++(?:['’][\\p{L}\\p{M}]++)*+['’]?+(?!\\p{N})");

    private static final int MOST_CHARACTERS = 2000;
    private static final double LEAST_EVIDENCE = 0.6;

    /** Enough if a language is expected and no other is likelier. */
    private static final double LITTLE_EVIDENCE = 0.3;

    /** A tie of two languages decides nothing. */
    private static final double LEAST_LEAD = 1.4;

    private static final Map<UnicodeScript, String> BY_SCRIPT = Map.ofEntries(
            Map.entry(UnicodeScript.HIRAGANA, "ja"),
            Map.entry(UnicodeScript.KATAKANA, "ja"),
            Map.entry(UnicodeScript.HANGUL, "ko"),
            Map.entry(UnicodeScript.HAN, "zh"),
            Map.entry(UnicodeScript.CYRILLIC, "ru"),
            Map.entry(UnicodeScript.GREEK, "el"),
            Map.entry(UnicodeScript.ARABIC, "ar"),
            Map.entry(UnicodeScript.HEBREW, "he"),
            Map.entry(UnicodeScript.DEVANAGARI, "hi"),
            Map.entry(UnicodeScript.THAI, "th"));

    /** Characteristic endings, digraphs and elisions of words that are not names. */
    private static final Map<String, Pattern> SIGNS = Map.of(
            "pt",
                    Pattern.compile(
                            ".*[ãõ].*|.*[nl]h[aeio].*|.*(?:ções|ção|ões|ância|ência|ências|eir[oa]s?|mente|agem|dades?|ç[aou]s?|você.*)"),
            "es",
                    Pattern.compile(
                            ".*ñ.*|.*(?:ción|ciones|dad|dades|miento|ientos|ill[oa]s?|üe|er[oa]s?)|.*[^gq]ue[nrl][^r].*"),
            "fr",
                    Pattern.compile(
                            "(?:[ldjmtsnc]|qu)'.*|.*(?:tion|eaux?|eux|euse|ment|ières?|ées?|oir|elle|ique|que|aire|ance|ence)|.*œ.*"),
            "de", Pattern.compile(".*ß.*|.*(?:ung|ungen|keit|heit|isch|lich|ieren|chen|tz|ei)|.*sch.*"),
            "it",
                    Pattern.compile(
                            "(?:dell|nell|all|sull|dall|un|l|d|c)'.*|.*(?:zione|zioni|mente|gli[aeo]?|cchi?[oae]|ezza|ari[oa]|tto|tta|lli)"),
            "en",
                    Pattern.compile(
                            ".*(?:ing|ness|ful|ght|ough|tion|ed|ly|th|ck|'s|'t|'re|ers?)|.*(?:sh|ee|oo|wh|th).*"));

    /** The letters of each language beyond a to z; a word with another letter is hardly of that language. */
    private static final Map<String, String> LETTERS = Map.of(
            "pt", "áâãàçéêíóôõúü", "es", "áéíñóúü", "fr", "àâæçéèêëîïôœùûüÿ", "de", "äöüß", "it", "àèéìîòù", "en", "");

    private static final double SIGN = 0.5;
    private static final double LETTER_KNOWN = 0.2;
    private static final double LETTER_UNKNOWN = -0.6;
    private static final double LEAST_SHARE = 0.12;

    private static final Map<String, Map<String, Double>> SMALL_WORDS = smallWords();

    private LanguageGuess() {}

    /**
     * BCP 47 without a region, or empty if several are possible.
     *
     * @param expected chosen if the text may equally be in it; empty if none is
     */
    public static Optional<String> of(String text, String expected) {
        String some = text.substring(0, Math.min(text.length(), MOST_CHARACTERS));
        UnicodeScript script = script(some);
        return script == UnicodeScript.LATIN
                ? latin(some, expected.toLowerCase(Locale.ROOT).replaceFirst("[-_].*", ""))
                : Optional.ofNullable(BY_SCRIPT.get(script));
    }

    /** The script of most letters; kana among Chinese characters mean Japanese. */
    private static UnicodeScript script(String text) {
        Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
        text.codePoints()
                .filter(Character::isLetter)
                .forEach(letter -> letters.merge(UnicodeScript.of(letter), 1, Integer::sum));
        int kana = letters.getOrDefault(UnicodeScript.HIRAGANA, 0) + letters.getOrDefault(UnicodeScript.KATAKANA, 0);
        if (kana > 0) {
            letters.merge(UnicodeScript.HIRAGANA, letters.getOrDefault(UnicodeScript.HAN, 0) + kana, Integer::sum);
        }
        return letters.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(UnicodeScript.COMMON);
    }

    private static Optional<String> latin(String text, String expected) {
        Map<String, Double> evidence = new HashMap<>();
        List<String> words =
                WORD.matcher(text).results().map(MatchResult::group).toList();
        for (int i = 0; i < words.size(); i++) {
            boolean capital = isCapital(words.get(i));
            boolean name = capital && (i > 0 || words.size() > 1 && isCapital(words.get(1)));
            if (!name) {
                weigh(words.get(i).toLowerCase(Locale.ROOT).replace('’', '\''), evidence);
            }
        }
        double most =
                evidence.values().stream().mapToDouble(weight -> weight).max().orElse(0);
        List<String> likely = LATIN.stream()
                .filter(language -> LEAST_LEAD * evidence.getOrDefault(language, 0.0) > most)
                .toList();
        if (most >= LITTLE_EVIDENCE && likely.contains(expected)) {
            return Optional.of(expected);
        }
        boolean sure = most >= LEAST_EVIDENCE && most >= LEAST_SHARE * words.size() && likely.size() == 1;
        return sure ? Optional.of(likely.get(0)) : Optional.empty();
    }

    private static boolean isCapital(String word) {
        return Character.isUpperCase(word.codePointAt(0));
    }

    private static void weigh(String word, Map<String, Double> evidence) {
        Map<String, Double> small = SMALL_WORDS.get(word);
        if (small != null) {
            small.forEach((language, weight) -> evidence.merge(language, weight, Double::sum));
            return;
        }
        List<String> told = LATIN.stream()
                .filter(language -> Objects.requireNonNull(SIGNS.get(language))
                        .matcher(word)
                        .matches())
                .toList();
        told.forEach(language -> evidence.merge(language, SIGN / told.size(), Double::sum));
        String special = word.replaceAll("[a-z']", "");
        if (!special.isEmpty()) {
            for (String language : LATIN) {
                boolean has = special.chars()
                        .allMatch(letter -> LETTERS.getOrDefault(language, "").indexOf(letter) >= 0);
                evidence.merge(language, has ? LETTER_KNOWN : LETTER_UNKNOWN, Double::sum);
            }
        }
    }

    /** The weight of a word in each language that has it: the more languages, the less. */
    private static Map<String, Map<String, Double>> smallWords() {
        Properties lists = new Properties();
        try (InputStream in = LanguageGuess.class.getResourceAsStream("/scripts/stop-words.properties")) {
            lists.load(
                    new InputStreamReader(Objects.requireNonNull(in, "stop-words.properties"), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, List<String>> languages = new HashMap<>();
        for (String language : LATIN) {
            for (String word : lists.getProperty(language).split("\\s+")) {
                languages.computeIfAbsent(word, it -> new ArrayList<>()).add(language);
            }
        }
        Map<String, Map<String, Double>> weights = new HashMap<>();
        languages.forEach((word, known) -> {
            Map<String, Double> each = new HashMap<>();
            known.forEach(language -> each.put(language, 1.0 / known.size()));
            weights.put(word, each);
        });
        return weights;
    }
}
