package dev.claquete.studio.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Finds the parts of a text that are spoken differently from their written form, from its beginning to its end. */
final class SpokenFormFinder {

    private static final List<ReadingRule> ENGLISH = rules(new English());
    private static final List<ReadingRule> PORTUGUESE = rules(new Portuguese());

    private SpokenFormFinder() {}

    /** In order, without overlaps; empty in languages whose numbers are left to the voice. */
    static List<SpokenForm> of(String text, String language) {
        List<ReadingRule> rules =
                switch (language.toLowerCase(Locale.ROOT).replaceFirst("[-_].*", "")) {
                    case "en" -> ENGLISH;
                    case "pt" -> PORTUGUESE;
                    default -> List.of();
                };
        return rules.isEmpty() ? List.of() : read(text, rules);
    }

    /** The earlier rule wins, so more specific forms come first. */
    private static List<ReadingRule> rules(SpokenLanguage tongue) {
        List<ReadingRule> rules = new ArrayList<>(AddressRules.of(tongue));
        rules.addAll(NumberRules.withNames(tongue));
        rules.addAll(MoneyRules.of(tongue));
        rules.addAll(tongue.ownRules());
        rules.addAll(UnitRules.of(tongue));
        rules.addAll(NumberRules.of(tongue));
        rules.addAll(SignRules.of(tongue));
        return List.copyOf(rules);
    }

    private static List<SpokenForm> read(String text, List<ReadingRule> rules) {
        List<Matcher> matchers = rules.stream()
                .map(rule ->
                        rule.form().matcher(text).useTransparentBounds(true).useAnchoringBounds(false))
                .toList();
        List<SpokenForm> readings = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            SpokenForm found = mayBegin(text, at) ? first(text, rules, matchers, at) : null;
            if (found != null) {
                readings.add(found);
            }
            at = found == null ? at + 1 : found.to();
        }
        return readings;
    }

    /** No form begins inside a word. */
    private static boolean mayBegin(String text, int at) {
        char here = text.charAt(at);
        boolean insideWord = at > 0 && Character.isLetter(here) && Character.isLetter(text.charAt(at - 1));
        return !Character.isWhitespace(here) && !insideWord;
    }

    private static @Nullable SpokenForm first(String text, List<ReadingRule> rules, List<Matcher> matchers, int at) {
        for (int i = 0; i < matchers.size(); i++) {
            Matcher matcher = matchers.get(i).region(at, text.length());
            if (matcher.lookingAt() && matcher.end() > at) {
                String words = rules.get(i).voice().say(new RuleMatch(matcher, text));
                if (words != null) {
                    return new SpokenForm(at, matcher.end(), apart(text, at, words, matcher.end()));
                }
            }
        }
        return null;
    }

    /** Separates words from adjacent letters: {@code COVID-19}, {@code MP3}. */
    private static String apart(String text, int from, String words, int to) {
        boolean before = from > 0 && Character.isLetterOrDigit(text.charAt(from - 1));
        boolean after = to < text.length() && Character.isLetterOrDigit(text.charAt(to));
        return (before ? " " : "") + words + (after ? " " : "");
    }
}
