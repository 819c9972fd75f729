package dev.claquete.render.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Joins punctuation that stands alone to the words that it belongs to: a closing sign to the previous word, an opening
 * sign to the next one. Spoken signs, such as {@code &}, stay words of their own, with a blank on either side.
 */
final class LonePunctuation {

    private static final Pattern SAID = Pattern.compile("[&@#%‰§]+");
    private static final Pattern OPENING = Pattern.compile("[\\p{Ps}\\p{Pi}¿¡]+");

    /** A blank stands before these in any language. */
    private static final Pattern APART = Pattern.compile("[\\p{Pd}*/\\\\•·†‡]+");

    private final List<WordTiming> words = new ArrayList<>();
    private @Nullable WordTiming opening;

    /** @param punctuation whether the word is only punctuation */
    void add(WordTiming word, boolean punctuation) {
        String text = word.word();
        if (text.isEmpty()) {
            return;
        }
        boolean alone = punctuation && !SAID.matcher(text).matches();
        WordTiming before = opening;
        if (alone && OPENING.matcher(text).matches()) {
            opening = before == null ? word : joined(before, text, word);
        } else if (before != null) {
            words.add(joined(before, (alone ? "" : " ") + text, word));
            opening = null;
        } else if (alone && !words.isEmpty()) {
            int last = words.size() - 1;
            words.set(last, joined(words.get(last), (APART.matcher(text).matches() ? " " : "") + text, word));
        } else {
            words.add(word);
        }
    }

    List<WordTiming> joined() {
        List<WordTiming> all = new ArrayList<>(words);
        if (opening != null) {
            all.add(opening);
        }
        return all;
    }

    private static WordTiming joined(WordTiming host, String text, WordTiming more) {
        return new WordTiming(host.word() + text, host.start(), Math.max(host.end(), more.end()));
    }
}
