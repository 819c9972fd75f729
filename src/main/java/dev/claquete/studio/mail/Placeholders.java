package dev.claquete.studio.mail;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with blanks, {@code {title}}. What is filled in is never looked at again, so a title may speak of {@code {link}}. */
final class Placeholders {

    private static final Pattern BLANK = Pattern.compile("\\{(\\w+)}");

    private Placeholders() {}

    /** @throws IllegalArgumentException when there is a blank that nothing fills */
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
