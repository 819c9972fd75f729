package dev.claquete.studio.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text in its shown and its spoken form. Neither contains Markdown, HTML or directions in brackets. Numbers, money,
 * dates, units, addresses and abbreviations are shown as written and spoken as words, in English and Portuguese (other
 * languages leave them to the voice). Pictures are shown and make no sound.
 *
 * @param words in order, as captions show them: separated by white space, or several read as one ({@code R$ 10,00})
 * @param spoken the text for the voice; blank if there is nothing to say
 */
public record SpeakableText(List<Word> words, String spoken) {

    private static final Pattern TOKEN = Pattern.compile("\\S+");

    /** Emoji, with joiners, colours and presentation selectors; keycap digits stay, because their digit is spoken. */
    private static final Pattern PICTURE = Pattern.compile(
            "[\\x{2190}-\\x{21FF}\\x{2300}-\\x{23FF}\\x{2500}-\\x{27BF}\\x{2900}-\\x{297F}\\x{2B00}-\\x{2BFF}"
                    + "\\x{3030}\\x{303D}\\x{1F000}-\\x{1FBFF}\\x{FE0E}\\x{FE0F}\\x{200D}\\x{20E3}\\x{E0020}-\\x{E007F}]");

    private static final Pattern ADDRESS_BEGINNING = Pattern.compile("(?i)\\bhttps?://(www\\.)?");

    /**
     * A written word.
     *
     * @param written with its punctuation, and single blanks inside
     * @param from index of its first spoken code point in {@link SpeakableText#spoken}
     * @param to index after its last; equal to {@code from} if it makes no sound
     */
    public record Word(String written, int from, int to) {

        public boolean hasSound() {
            return to > from;
        }
    }

    public SpeakableText {
        words = List.copyOf(words);
    }

    /** @param language BCP 47, as projects name it */
    public static SpeakableText of(String raw, String language) {
        String text = MarkupRemover.removed(raw);
        List<SpokenForm> readings = SpokenFormFinder.of(text, language);
        List<Word> words = new ArrayList<>();
        StringBuilder spoken = new StringBuilder();
        int length = 0;
        int before = 0;
        Matcher token = TOKEN.matcher(text);
        int at = 0;
        while (token.find(at)) {
            int from = token.start();
            int to = withReadings(text, readings, from, token.end());
            String said = said(text, readings, from, to);
            String gap = length == 0 ? "" : text.substring(before, from).contains("\n") ? "\n" : " ";
            if (said.isEmpty()) {
                words.add(new Word(blanksSingle(text.substring(from, to)), length, length));
            } else {
                spoken.append(gap).append(said);
                int start = length + gap.length();
                length = start + said.codePointCount(0, said.length());
                words.add(new Word(blanksSingle(text.substring(from, to)), start, sounds(said) ? length : start));
            }
            before = to;
            at = to;
        }
        return new SpeakableText(words, spoken.toString());
    }

    /** The text as captions show it. */
    public String written() {
        return String.join(" ", words.stream().map(Word::written).toList());
    }

    /** Whether there is nothing to speak. */
    public boolean silent() {
        return words.stream().noneMatch(Word::hasSound);
    }

    /** Whether only emoji and other pictures are shown, or nothing at all: such a text is a pause. */
    public boolean wordless() {
        return silent() && !written().codePoints().anyMatch(SpeakableText::unpronounceable);
    }

    /** Whether a written word is spoken as several words. */
    public boolean saysSeveralWords(Word word) {
        int from = spoken.offsetByCodePoints(0, word.from());
        int to = spoken.offsetByCodePoints(from, word.to() - word.from());
        return spoken.substring(from, to).matches("(?s).*[\\s\\d].*");
    }

    /** Punctuation alone is a mistake, not a picture. */
    private static boolean unpronounceable(int codePoint) {
        return !Character.isWhitespace(codePoint)
                && !PICTURE.matcher(Character.toString(codePoint)).matches()
                && Character.getType(codePoint) != Character.OTHER_SYMBOL
                && Character.getType(codePoint) != Character.MODIFIER_SYMBOL
                && Character.getType(codePoint) != Character.FORMAT;
    }

    /** A word extends to the end of every reading that begins in it. */
    private static int withReadings(String text, List<SpokenForm> readings, int from, int end) {
        int to = end;
        for (SpokenForm reading : readings) {
            if (reading.from() >= from && reading.from() < to && reading.to() > to) {
                to = reading.to();
                while (to < text.length() && !Character.isWhitespace(text.charAt(to))) {
                    to++;
                }
            }
        }
        return to;
    }

    private static String said(String text, List<SpokenForm> readings, int from, int to) {
        StringBuilder said = new StringBuilder();
        int at = from;
        for (SpokenForm reading : readings) {
            if (reading.from() >= at && reading.to() <= to) {
                said.append(plain(text.substring(at, reading.from()))).append(reading.words());
                at = reading.to();
            }
        }
        return blanksSingle(said.append(plain(text.substring(at, to))).toString());
    }

    private static String plain(String text) {
        return PICTURE.matcher(ADDRESS_BEGINNING.matcher(text).replaceAll(" ")).replaceAll(" ");
    }

    private static boolean sounds(String said) {
        return said.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private static String blanksSingle(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
