package dev.claquete.studio.text;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How one written form is read.
 *
 * @param form the pattern at the beginning of the form; may use lookaround
 * @param voice returns the words, or null if it is not that form after all
 */
record ReadingRule(Pattern form, Voice voice) {

    /** Converts a match to words. */
    interface Voice {
        @Nullable
        String say(RuleMatch found);
    }

    static ReadingRule of(String form, Voice voice) {
        return new ReadingRule(Pattern.compile(form), voice);
    }

    static ReadingRule anyCase(String form, Voice voice) {
        return new ReadingRule(Pattern.compile(form, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE), voice);
    }
}
