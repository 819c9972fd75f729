package dev.claquete.render.caption;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import dev.claquete.render.text.LineBreaks;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Splits text without spaces into words by ICU's dictionaries; Japanese into the phrases that readers take in at once.
 */
final class SpokenParts {

    private static final Set<UnicodeScript> EAST_ASIAN =
            Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.BOPOMOFO);

    private static final Set<UnicodeScript> SOUTH_EAST_ASIAN =
            Set.of(UnicodeScript.THAI, UnicodeScript.LAO, UnicodeScript.KHMER, UnicodeScript.MYANMAR);

    private SpokenParts() {}

    /** Kana, Chinese characters and their full-width signs. */
    static boolean isEastAsian(int c) {
        return EAST_ASIAN.contains(UnicodeScript.of(c)) || c >= 0x2E80 && c <= 0x30FF || c >= 0xFF01 && c <= 0xFF60;
    }

    /** Thai, Lao, Khmer and Burmese, which have spaces between clauses. */
    static boolean isSouthEastAsian(int c) {
        return SOUTH_EAST_ASIAN.contains(UnicodeScript.of(c));
    }

    /** The text itself if its script uses spaces. */
    static List<String> of(String text, Locale language) {
        if (text.codePoints().noneMatch(c -> isEastAsian(c) || isSouthEastAsian(c))) {
            return List.of(text);
        }
        return language.getLanguage().equals("ja") ? LineBreaks.parts(text, language) : words(text, language);
    }

    /** Punctuation joins the previous word, an opening bracket the next one. */
    private static List<String> words(String text, Locale language) {
        BreakIterator breaks = BreakIterator.getWordInstance(ULocale.forLocale(language));
        breaks.setText(text);
        List<String> words = new ArrayList<>();
        StringBuilder opening = new StringBuilder();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            String word = text.substring(start, end);
            int last = words.size() - 1;
            if (breaks.getRuleStatus() != BreakIterator.WORD_NONE) {
                words.add(opening + word);
                opening.setLength(0);
            } else if (last < 0 || opens(word)) {
                opening.append(word);
            } else {
                words.set(last, words.get(last) + word);
            }
        }
        if (!opening.isEmpty()) {
            words.add(opening.toString());
        }
        return words;
    }

    private static boolean opens(String sign) {
        int type = Character.getType(sign.codePointAt(0));
        return type == Character.START_PUNCTUATION || type == Character.INITIAL_QUOTE_PUNCTUATION;
    }
}
