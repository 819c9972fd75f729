package dev.claquete.render.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/**
 * Divides a word that is wider than a line. Words of alphabets get a hyphen where a syllable seems to begin; everything
 * else, such as an address, breaks between any two characters.
 */
public final class WordDivision {

    /** Visible as a hyphen at the end of a line, and invisible within one. */
    static final char SOFT_HYPHEN = '\u00AD';

    private static final String HYPHEN = "-";

    /** A word of a hyphenated script, with the punctuation around it. */
    private static final Pattern HYPHENATED = Pattern.compile("[\\p{P}\\p{S}]*"
            + "[\\p{IsLatin}\\p{IsCyrillic}\\p{IsGreek}\\p{IsArmenian}][\\p{IsLatin}\\p{IsCyrillic}\\p{IsGreek}\\p{IsArmenian}\\p{M}\u00AD'’]+"
            + "[\\p{P}\\p{S}\\s]*");

    private static final String VOWELS = "aeiouyœæøıаеёиоуыэюяіїєαεηιουωաեէըիոօ";
    private static final List<String> TOGETHER =
            List.of("ch", "sh", "ph", "th", "gh", "wh", "ck", "qu", "gu", "lh", "nh", "ll", "sc", "sp", "st");

    /** No line begins or ends with fewer letters of a divided word. */
    private static final int FEWEST = 2;

    /** How many letters earlier than necessary a part may end, so that a syllable begins the next. */
    private static final int SEARCHED = 6;

    private final List<String> clusters;
    private final boolean hyphenated;
    private final ToDoubleFunction<String> advance;
    private final double measurePx;

    private WordDivision(String word, ToDoubleFunction<String> advance, double measurePx) {
        this.clusters = Clusters.of(word);
        this.hyphenated = HYPHENATED.matcher(word).matches();
        this.advance = advance;
        this.measurePx = measurePx;
    }

    /** The line's visible text: only a soft hyphen at the end shows. */
    public static String shown(String line) {
        String stripped = line.strip();
        boolean divided = stripped.endsWith(String.valueOf(SOFT_HYPHEN));
        String plain = stripped.replace(String.valueOf(SOFT_HYPHEN), "");
        return divided && !plain.endsWith(HYPHEN) ? plain + HYPHEN : plain;
    }

    /**
     * @param advance of a text, in pixels
     * @return parts that are no wider than the measure, or single characters; all but the last end in a soft hyphen where the word is
     *     hyphenated
     */
    public static List<String> parts(String word, ToDoubleFunction<String> advance, double measurePx) {
        return new WordDivision(word, advance, measurePx).parts();
    }

    private List<String> parts() {
        List<String> parts = new ArrayList<>();
        int start = 0;
        while (start < clusters.size() && advance.applyAsDouble(text(start, clusters.size())) > measurePx) {
            int end = end(start);
            if (end >= clusters.size()) {
                break;
            }
            parts.add(text(start, end) + (hyphenated ? String.valueOf(SOFT_HYPHEN) : ""));
            start = end;
        }
        parts.add(text(start, clusters.size()));
        return parts;
    }

    private int end(int start) {
        int fits = start + 1;
        int tooFar = clusters.size();
        while (tooFar - fits > 1) {
            int middle = (fits + tooFar) / 2;
            if (advance.applyAsDouble(text(start, middle) + (hyphenated ? HYPHEN : "")) <= measurePx) {
                fits = middle;
            } else {
                tooFar = middle;
            }
        }
        return hyphenated ? syllableEnd(start, fits) : fits;
    }

    private int syllableEnd(int start, int last) {
        int latest = Math.min(last, clusters.size() - FEWEST);
        for (int end = latest; end >= Math.max(start + FEWEST, latest - SEARCHED); end--) {
            if (syllableBegins(end)) {
                return end;
            }
        }
        return Math.max(latest, start + 1);
    }

    /** A consonant before a vowel begins a syllable, unless the letter before it belongs to the same sound. */
    private boolean syllableBegins(int at) {
        boolean sound = at + 1 < clusters.size() && !isVowel(at) && isVowel(at + 1);
        return sound && !TOGETHER.contains(letter(at - 1) + letter(at));
    }

    private boolean isVowel(int at) {
        return VOWELS.contains(letter(at));
    }

    private String letter(int at) {
        return Normalizer.normalize(clusters.get(at), Normalizer.Form.NFD)
                .substring(0, 1)
                .toLowerCase(Locale.ROOT);
    }

    private String text(int start, int end) {
        return String.join("", clusters.subList(start, end));
    }
}
