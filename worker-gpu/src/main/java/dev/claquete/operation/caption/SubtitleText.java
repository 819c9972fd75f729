package dev.claquete.operation.caption;

import dev.claquete.render.caption.CaptionStyle;
import dev.claquete.render.caption.Cue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * A subtitle's words without markup: styling tags, WebVTT's voices and times, override codes of Advanced SubStation.
 * Position, italics, bold and colour are kept separately. Text that only looks like markup stays: {@code 3 < 5},
 * {@code <3}.
 *
 * @param position from an {@code \an} or {@code \a} code
 * @param spans the italic, bold or coloured parts
 */
record SubtitleText(String plain, CaptionStyle.@Nullable Position position, List<Cue.Span> spans) {

    private static final Pattern PLACE = Pattern.compile("\\{[^{}]*?\\\\(an?)(\\d{1,2})");

    /** {@code {\an8}}, {@code {\i1}}; and MicroDVD's {@code {y:i}}. */
    private static final String CODES = "\\{\\s*\\\\[^{}\\n]*(?:\\}|$)|\\{[a-zA-Z]:[^{}\\n]*\\}";

    private static final Pattern LINE_END = Pattern.compile("\\\\[Nn]|<\\s*[bB][rR]\\s*/?\\s*>");

    /** A tag has a name right after its bracket; one that is never closed counts if the name is a subtitle's. */
    private static final String TAGS = "</?\\s*[a-zA-Z][^<>]*>"
            + "|<\\d{1,3}(?::\\d{2}){1,2}\\.\\d{3}>"
            + "|</?(?:b|i|u|s|font|c|v|ruby|rt|lang)(?:[\\s.][^<>\\n]*)?$";

    private static final Pattern MARKS =
            Pattern.compile(CODES + "|" + TAGS, Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

    /** Private-use characters replace the marks until the text is bare. */
    private static final char FIRST_MARK = '\uE000';

    private static final int MOST_MARKS = 0x1800;
    private static final Pattern PRIVATE = Pattern.compile("[\uE000-\uF8FF]");

    /** With its semicolon, or one of the old ones that need none; {@code AT&T} is not a reference. */
    private static final Pattern REFERENCE = Pattern.compile(
            "&(?:#\\d{1,8};?|#[xX][0-9a-fA-F]{1,7};?|[a-zA-Z][a-zA-Z0-9]{1,31};|(?:amp|lt|gt|quot|nbsp|copy|reg)(?![a-zA-Z0-9;=]))");
    /** Control characters other than line ends, and characters without meaning on their own. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}\uFEFF&&[^\n\t\uE000-\uF7FF]]");

    static SubtitleText of(String marked) {
        return of(marked, SubtitleClasses.NONE);
    }

    /** @param classes the styles of a WebVTT file */
    static SubtitleText of(String marked, SubtitleClasses classes) {
        List<String> marks = new ArrayList<>();
        String text = LINE_END.matcher(PRIVATE.matcher(marked).replaceAll(""))
                .replaceAll("\n")
                .replace("\\h", " ");
        text = MARKS.matcher(text).replaceAll(mark -> placeOf(mark.group(), marks));
        text = REFERENCE.matcher(text).replaceAll(SubtitleText::character);
        text = UNSEEN.matcher(text.replace("\r", "")).replaceAll("");
        SubtitleLooks looks = new SubtitleLooks(classes);
        for (int i = 0; i < text.length(); i++) {
            int mark = text.charAt(i) - FIRST_MARK;
            if (mark >= 0 && mark < marks.size()) {
                looks.mark(marks.get(mark));
            } else {
                looks.letter(text.charAt(i));
            }
        }
        return new SubtitleText(looks.text(), place(marked), looks.spans());
    }

    private static String placeOf(String mark, List<String> marks) {
        if (marks.size() == MOST_MARKS) {
            return "";
        }
        marks.add(mark);
        return Character.toString(FIRST_MARK + marks.size() - 1);
    }

    /** As on a numeric pad; {@code \a} is the older form: 1 to 3 below, 5 to 7 above, 9 to 11 in the middle. */
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

    /** Supports all names of HTML; an unknown name stays as it is. */
    private static String character(MatchResult reference) {
        String character = Parser.unescapeEntities(reference.group(), false);
        return Matcher.quoteReplacement(PRIVATE.matcher(character).replaceAll(""));
    }
}
