package dev.claquete.operation;

import dev.claquete.render.CaptionStyle;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * A subtitle's words without what is not said: styling tags, WebVTT's voices and times, override codes of Advanced
 * SubStation. Of the codes only the place counts. What looks like markup but is none stays: {@code 3 < 5}, {@code <3}.
 *
 * @param position as an {@code \an} or {@code \a} code has it
 */
record SubtitleText(String plain, CaptionStyle.@Nullable Position position) {

    private static final Pattern PLACE = Pattern.compile("\\{[^{}]*?\\\\(an?)(\\d{1,2})");

    /** {@code {\an8}}, {@code {\i1}}; and MicroDVD's {@code {y:i}}. */
    private static final Pattern CODES =
            Pattern.compile("\\{\\s*\\\\[^{}\\n]*(?:\\}|$)|\\{[a-zA-Z]:[^{}\\n]*\\}", Pattern.MULTILINE);

    private static final Pattern LINE_END = Pattern.compile("\\\\[Nn]|<\\s*[bB][rR]\\s*/?\\s*>");

    /** A tag has a name right after its bracket; one that is never closed counts if the name is a subtitle's. */
    private static final Pattern TAGS = Pattern.compile(
            "</?\\s*[a-zA-Z][^<>]*>"
                    + "|<\\d{1,3}(?::\\d{2}){1,2}\\.\\d{3}>"
                    + "|</?(?:b|i|u|s|font|c|v|ruby|rt|lang)(?:[\\s.][^<>\\n]*)?$",
            Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

    /** With its semicolon, or one of the old ones that need none; {@code AT&T} is none. */
    private static final Pattern REFERENCE =
            Pattern.compile("&(?:#\\d{1,8};?|#[xX][0-9a-fA-F]{1,7};?|[a-zA-Z][a-zA-Z0-9]{1,31};|(?:amp|lt|gt|quot|nbsp|copy|reg)(?![a-zA-Z0-9;=]))");
    /** Other controls than line ends, and characters without meaning on their own. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}\uFEFF&&[^\n\t]]");

    static SubtitleText of(String marked) {
        String text = CODES.matcher(LINE_END.matcher(marked).replaceAll("\n")).replaceAll("");
        text = text.replace("\\h", " ");
        text = REFERENCE.matcher(TAGS.matcher(text).replaceAll("")).replaceAll(SubtitleText::character);
        text = UNSEEN.matcher(text.replace("\r", "")).replaceAll("");
        return new SubtitleText(text.strip(), place(marked));
    }

    /** As on a numeric pad; {@code \a} is the older form: 1 to 3 below, 5 to 7 above, 9 to 11 amid. */
    private static CaptionStyle.@Nullable Position place(String marked) {
        Matcher code = PLACE.matcher(marked);
        if (!code.find()) {
            return null;
        }
        int number = Integer.parseInt(code.group(2));
        if (code.group(1).equals("a")) {
            number = number <= 3 ? number : number >= 9 ? number - 5 : number + 2;
        }
        return switch (number) {
            case 1 -> CaptionStyle.Position.BOTTOM_LEFT;
            case 2 -> CaptionStyle.Position.BOTTOM;
            case 3 -> CaptionStyle.Position.BOTTOM_RIGHT;
            case 4 -> CaptionStyle.Position.MIDDLE_LEFT;
            case 5 -> CaptionStyle.Position.MIDDLE;
            case 6 -> CaptionStyle.Position.MIDDLE_RIGHT;
            case 7 -> CaptionStyle.Position.TOP_LEFT;
            case 8 -> CaptionStyle.Position.TOP;
            case 9 -> CaptionStyle.Position.TOP_RIGHT;
            default -> null;
        };
    }

    /** All that HTML knows; a name that it does not know stays as it is. */
    private static String character(MatchResult reference) {
        return Matcher.quoteReplacement(Parser.unescapeEntities(reference.group(), false));
    }
}
