package dev.claquete.render;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes caption words of word timings: tidies them, joins lone punctuation, divides long stretches of unspaced script. */
final class SpokenWords {

    /** About one bunsetsu of Japanese: kanji, katakana or other letters with the hiragana and punctuation after them. */
    private static final Pattern UNSPACED_PART =
            Pattern.compile("[^\\p{IsHiragana}\\p{P}]{0,8}\\p{IsHiragana}{0,8}[\\p{P}\\p{S}]*");

    private static final int LONGEST_UNSPACED = 6;

    private final CaptionType type;
    private final int fps;
    private final int offsetFrames;
    private final boolean rightToLeft;

    SpokenWords(CaptionType type, int fps, int offsetFrames, boolean rightToLeft) {
        this.type = type;
        this.fps = fps;
        this.offsetFrames = offsetFrames;
        this.rightToLeft = rightToLeft;
    }

    List<CaptionWord> of(List<WordTiming> timings) {
        List<CaptionWord> words = new ArrayList<>();
        String before = "";
        for (WordTiming timing : divided(withPunctuation(timings))) {
            words.add(word(timing, before));
            before = timing.word();
        }
        return words;
    }

    private CaptionWord word(WordTiming timing, String before) {
        String text = timing.word();
        double load = unspaced(text.codePointAt(0)) ? text.length() / 3.0 : 1;
        return new CaptionWord(
                text,
                Shaper.shape(text, type.style(), rightToLeft),
                gap(before, text),
                frame(timing.start()),
                Math.max(frame(timing.end()), frame(timing.start()) + 1),
                load);
    }

    private int frame(double seconds) {
        return offsetFrames + (int) Math.round(seconds * fps);
    }

    private double gap(String before, String text) {
        if (before.isEmpty()) {
            return 0;
        }
        boolean left = unspaced(before.codePointBefore(before.length()));
        boolean right = unspaced(text.codePointAt(0));
        return left && right ? 0 : left || right ? type.wordGapPx() / 2 : type.wordGapPx();
    }

    /** Tidy words that are not blank; a dash or a closing sign alone goes with the word before it. */
    private static List<WordTiming> withPunctuation(List<WordTiming> timings) {
        LonePunctuation words = new LonePunctuation();
        timings.forEach(timing -> {
            String text = Shaper.tidy(timing.word());
            boolean punctuation = text.codePoints().allMatch(SpokenWords::isPunctuation);
            words.add(new WordTiming(text, timing.start(), timing.end()), punctuation);
        });
        return words.joined();
    }

    private static boolean isPunctuation(int codePoint) {
        return Pattern.matches("\\p{P}", Character.toString(codePoint));
    }

    private static List<WordTiming> divided(List<WordTiming> words) {
        List<WordTiming> parts = new ArrayList<>();
        for (WordTiming word : words) {
            boolean longUnspaced = word.word().length() > LONGEST_UNSPACED
                    && word.word().codePoints().anyMatch(SpokenWords::unspaced);
            if (longUnspaced) {
                divide(word, parts);
            } else {
                parts.add(word);
            }
        }
        return parts;
    }

    /** Time goes by characters: kana and kanji differ less in length than words do. */
    private static void divide(WordTiming word, List<WordTiming> parts) {
        Matcher part = UNSPACED_PART.matcher(word.word());
        double perChar = (word.end() - word.start()) / word.word().length();
        while (part.find()) {
            if (!part.group().isBlank()) {
                double start = word.start() + part.start() * perChar;
                parts.add(new WordTiming(
                        part.group().strip(), start, start + part.group().length() * perChar));
            }
        }
    }

    /** Kana, Chinese characters and their full-width signs: scripts written without spaces (Korean has them). */
    private static boolean unspaced(int c) {
        return c >= 0x2E80 && c <= 0x312F
                || c >= 0x31A0 && c <= 0x9FFF
                || c >= 0xF900 && c <= 0xFAFF
                || c >= 0xFF01 && c <= 0xFF60
                || c >= 0x20000 && c <= 0x3FFFF;
    }
}
