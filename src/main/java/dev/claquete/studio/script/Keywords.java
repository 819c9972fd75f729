package dev.claquete.studio.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Extracts the keywords of a sentence for a picture: its distinctive words, in the text's order. */
final class Keywords {

    private static final int MOST = 8;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’-][\\p{L}\\p{N}]+)*");
    private static final Map<String, Set<String>> STOP_WORDS = stopWords();
    private static final int WITHOUT_SPACES_CHARACTERS = 80;

    private record Candidate(String word, int position, double weight) {}

    private Keywords() {}

    /** Up to eight words separated by commas; the text's beginning if words cannot be told apart. */
    static String of(String text, String language) {
        String tongue = language.toLowerCase(Locale.ROOT).replaceFirst("[-_].*", "");
        Set<String> stopWords = STOP_WORDS.getOrDefault(tongue, Set.of());
        if (tongue.equals("ja") || !WORD.matcher(text).find()) {
            return Headline.shortened(text, WITHOUT_SPACES_CHARACTERS);
        }
        Map<String, Candidate> telling = new LinkedHashMap<>();
        Map<String, Candidate> all = new LinkedHashMap<>();
        int offset = 0;
        for (String sentence : Sentences.of(text, language)) {
            Matcher matcher = WORD.matcher(sentence);
            boolean first = true;
            while (matcher.find()) {
                Candidate candidate = candidate(matcher.group(), offset + matcher.start(), first);
                String lower = candidate.word().toLowerCase(Locale.ROOT);
                all.putIfAbsent(lower, candidate);
                if (isTelling(lower, stopWords)) {
                    telling.putIfAbsent(lower, candidate);
                }
                first = false;
            }
            offset += sentence.length();
        }
        return String.join(", ", mostTelling(telling.isEmpty() ? all : telling));
    }

    private static boolean isTelling(String lower, Set<String> stopWords) {
        return !stopWords.contains(lower.replace('’', '\''))
                && (lower.length() > 2 || Character.isDigit(lower.charAt(0)));
    }

    /**
     * Names weigh most, then long words; a number alone says little about a picture. A sentence's first word may not be
     * a name.
     */
    private static Candidate candidate(String found, int position, boolean first) {
        String word = found.replaceFirst("['’]s$", "");
        if (word.chars().allMatch(Character::isDigit)) {
            return new Candidate(word, position, 1);
        }
        boolean capital = Character.isUpperCase(word.codePointAt(0));
        boolean onlyFirst = word.substring(1).equals(word.substring(1).toLowerCase(Locale.ROOT));
        String shown = first && capital && onlyFirst ? word.toLowerCase(Locale.ROOT) : word;
        return new Candidate(shown, position, Math.min(9, word.length()) + (capital && !first ? 5 : 0));
    }

    private static List<String> mostTelling(Map<String, Candidate> candidates) {
        return candidates.values().stream()
                .sorted(Comparator.comparingDouble(Candidate::weight).reversed())
                .limit(MOST)
                .sorted(Comparator.comparingInt(Candidate::position))
                .map(Candidate::word)
                .toList();
    }

    private static Map<String, Set<String>> stopWords() {
        Properties lists = new Properties();
        try (InputStream in = Keywords.class.getResourceAsStream("/scripts/stop-words.properties")) {
            lists.load(
                    new InputStreamReader(Objects.requireNonNull(in, "stop-words.properties"), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Set<String>> byLanguage = new LinkedHashMap<>();
        for (String language : lists.stringPropertyNames()) {
            byLanguage.put(
                    language, Set.copyOf(List.of(lists.getProperty(language).split("\\s+"))));
        }
        return byLanguage;
    }
}
