package dev.claquete.studio.mail;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces placeholders such as @code {title}} in a text. Replaced values are not scanned again, so a title may contain
 * @code {link}}.
 */
final class Placeholders {

    private static final Pattern BLANK = Pattern.compile("\\{(\\w+)}");

    private Placeholders() {}

    /** @throws IllegalArgumentException if a placeholder has no value */
    static String fill(String text, Map<String, String> values) {
        return BLANK.matcher(text).replaceAll(blank -> {
            String value = values.get(blank.group(1));
            if (value == null) {
                throw new IllegalArgumentException("nothing fills " + blank.group() + " in: " + text);
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
