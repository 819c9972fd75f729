package dev.claquete.studio.narration;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One stretch of the text between white space: what captions show as a word.
 *
 * @param from index of its first code point in the text
 * @param to index after its last code point
 */
record SpokenToken(String text, int from, int to) {

    private static final Pattern TOKEN = Pattern.compile("\\S+");

    /** Emoji and what joins, colours or presents them; keycap digits stay, their digit is spoken. */
    private static final Pattern PICTURE = Pattern.compile(
            "[\\x{2190}-\\x{21FF}\\x{2300}-\\x{23FF}\\x{2500}-\\x{27BF}\\x{2900}-\\x{297F}\\x{2B00}-\\x{2BFF}"
                    + "\\x{3030}\\x{303D}\\x{1F000}-\\x{1FBFF}\\x{FE0E}\\x{FE0F}\\x{200D}\\x{20E3}\\x{E0020}-\\x{E007F}]");

    private static final Pattern ADDRESS_BEGINNING = Pattern.compile("(?i)\\bhttps?://(www\\.)?");

    static List<SpokenToken> of(String text) {
        List<SpokenToken> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            int from = text.codePointCount(0, matcher.start());
            tokens.add(new SpokenToken(
                    matcher.group(),
                    from,
                    from + matcher.group().codePointCount(0, matcher.group().length())));
        }
        return tokens;
    }

    /**
     * The text with what should make no sound (pictures, the {@code https://} of an address) turned into as many spaces, so
     * that every code point keeps its index. A text of pictures alone stays as it is: then their names are the narration.
     */
    static String speakable(String text) {
        String silenced = blank(ADDRESS_BEGINNING, blank(PICTURE, text));
        return silenced.codePoints().anyMatch(Character::isLetterOrDigit) ? silenced : text;
    }

    boolean hasSound() {
        return speakable(text).codePoints().anyMatch(Character::isLetterOrDigit);
    }

    boolean isPlainWord() {
        return text.codePoints().noneMatch(Character::isDigit);
    }

    private static String blank(Pattern what, String text) {
        return what.matcher(text).replaceAll(match -> " "
                .repeat(match.group().codePointCount(0, match.group().length())));
    }
}
