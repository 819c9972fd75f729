package dev.claquete.render.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds where a line may end, by ICU's rules (UAX #14 and its dictionaries of Thai, Lao, Khmer and Burmese). Japanese
 * and Korean break between phrases, as in titles and subtitles.
 */
public final class LineBreaks {

    private LineBreaks() {}

    /** The unbreakable parts of the text, each with the blanks after it. */
    public static List<String> parts(String text, Locale language) {
        return switch (language.getLanguage()) {
            case "ja" -> parts(text, new ULocale("ja@lb=strict;lw=phrase"));
            case "ko" -> parts(text, new ULocale("ko@lw=phrase"));
            default -> finestParts(text, language);
        };
    }

    /** Like {@link #parts}; Japanese and Korean break between any two characters that may be separated. */
    static List<String> finestParts(String text, Locale language) {
        return parts(text, ULocale.forLocale(language));
    }

    private static List<String> parts(String text, ULocale rules) {
        BreakIterator breaks = BreakIterator.getLineInstance(rules);
        breaks.setText(text);
        List<String> parts = new ArrayList<>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            parts.add(text.substring(start, end));
        }
        return parts;
    }
}
