package dev.claquete.render.caption;

import dev.claquete.render.text.Clusters;
import dev.claquete.render.text.Shaper;
import dev.claquete.render.text.WordDivision;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes caption words of word timings: tidies them, joins lone punctuation, splits text without spaces into words, and
 * divides words that are too long for a line.
 */
final class SpokenWords {

    /**
     * A word as it is shown.
     *
     * @param goesOn whether it continues the previous one without a space
     */
    private record Part(WordTiming timing, boolean goesOn) {}

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
        List<WordTiming> tidied = withPunctuation(timings);
        boolean clauses =
                tidied.stream().anyMatch(timing -> parts(timing.word()).size() > 1);
        String before = "";
        for (Part part : divided(tidied)) {
            double gap = before.isEmpty() || part.goesOn ? 0 : gap(before, part.timing.word(), clauses);
            words.add(word(part.timing, gap));
            before = part.timing.word();
        }
        return words;
    }

    private CaptionWord word(WordTiming timing, double gap) {
        return new CaptionWord(
                timing.word(),
                Shaper.shape(timing.word(), type.style(), rightToLeft),
                gap,
                frame(timing.start()),
                Math.max(frame(timing.end()), frame(timing.start()) + 1),
                load(timing.word()));
    }

    private static double load(String word) {
        int first = word.codePointAt(0);
        if (SpokenParts.isEastAsian(first)) {
            return word.length() / 3.0;
        }
        return SpokenParts.isSouthEastAsian(first) ? Clusters.of(word).size() / 5.0 : 1;
    }

    private int frame(double seconds) {
        return offsetFrames + (int) Math.round(seconds * fps);
    }

    /**
     * @param clauses whether words of South East Asian scripts come in clauses with spaces between; some transcribers
     *     split them
     */
    private double gap(String before, String text, boolean clauses) {
        int left = before.codePointBefore(before.length());
        int right = text.codePointAt(0);
        if (!clauses && SpokenParts.isSouthEastAsian(left) && SpokenParts.isSouthEastAsian(right)) {
            return 0;
        }
        boolean unspacedLeft = SpokenParts.isEastAsian(left);
        boolean unspacedRight = SpokenParts.isEastAsian(right);
        double half = type.wordGapPx() / 2;
        return unspacedLeft && unspacedRight ? 0 : unspacedLeft || unspacedRight ? half : type.wordGapPx();
    }

    /** Tidy, non-blank words; a lone dash or closing sign joins the previous word. */
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

    private List<Part> divided(List<WordTiming> timings) {
        List<Part> parts = new ArrayList<>();
        for (WordTiming timing : timings) {
            List<String> texts = new ArrayList<>();
            parts(timing.word()).forEach(word -> texts.addAll(fitting(word)));
            add(timing, texts, parts);
        }
        return parts;
    }

    private List<String> parts(String word) {
        return SpokenParts.of(word, type.style().language());
    }

    /** Distributes time by characters, whose lengths differ less than those of words. */
    private static void add(WordTiming whole, List<String> texts, List<Part> parts) {
        int length = texts.stream().mapToInt(String::length).sum();
        double perChar = (whole.end() - whole.start()) / Math.max(1, length);
        boolean spaced = true;
        int at = 0;
        for (String text : texts) {
            String shown = WordDivision.shown(text);
            if (!shown.isEmpty()) {
                double start = whole.start() + at * perChar;
                parts.add(new Part(new WordTiming(shown, start, start + text.length() * perChar), !spaced));
                spaced = Character.isWhitespace(text.charAt(text.length() - 1));
            }
            at += text.length();
        }
    }

    /** The word, or its parts if it would make a phrase too small to read. */
    private List<String> fitting(String word) {
        double width = advance(word);
        return type.style().leastPx() > 0 && width * type.leastScale() > type.lineWidthPx()
                ? WordDivision.parts(word, this::advance, type.lineWidthPx())
                : List.of(word);
    }

    private double advance(String text) {
        return Shaper.shape(WordDivision.shown(text), type.style(), rightToLeft).advancePx();
    }
}
