package dev.claquete.studio.text;

import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** A match of a rule's pattern, and the text around it. */
record RuleMatch(MatchResult match, String text) {

    private static final int NEARBY = 40;

    String group() {
        return match.group();
    }

    /** Null if the match lacks that part. */
    @SuppressWarnings("NullAway") // the pattern determines which groups are always present
    String group(int number) {
        @Nullable String part = match.group(number);
        return part;
    }

    /** The end of the preceding text. */
    String before() {
        return text.substring(Math.max(0, match.start() - NEARBY), match.start());
    }

    /** The beginning of the following text. */
    String after() {
        return text.substring(match.end(), Math.min(text.length(), match.end() + NEARBY));
    }
}
