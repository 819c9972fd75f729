package dev.claquete.studio.text;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How one form of writing is read.
 *
 * @param form matched where a reading may begin; it may look around
 * @param voice the words, or null where it is not that form after all
 */
record ReadingRule(Pattern form, Voice voice) {

    /** Puts what was found into words. */
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
