package dev.claquete.studio.text;

import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** What a rule's form has matched, and the text around it. */
record RuleMatch(MatchResult match, String text) {

    private static final int NEARBY = 40;

    String group() {
        return match.group();
    }

    /** Null where the form leaves that part out. */
    @SuppressWarnings("NullAway") // which groups are always there, the form says
    String group(int number) {
        @Nullable String part = match.group(number);
        return part;
    }

    /** The end of what stands before. */
    String before() {
        return text.substring(Math.max(0, match.start() - NEARBY), match.start());
    }

    /** The beginning of what follows. */
    String after() {
        return text.substring(match.end(), Math.min(text.length(), match.end() + NEARBY));
    }
}
