package dev.claquete.studio.text;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.parser.Parser;

/**
 * Removes markup for pages and players: Markdown, HTML and stage directions in brackets. All spoken words stay, and so
 * does text that only looks like markup: {@code 3 < 5}, {@code 5 * 3}, {@code R&D}.
 */
public final class MarkupRemover {

    private static final String GONE = "\uE100";

    /** Markdown's escaped characters, replaced while marks are searched. */
    private static final Pattern ESCAPED = Pattern.compile("\\\\([\\\\`*_{}\\[\\]()#+\\-.!~>|=])");

    private static final Pattern SET_ASIDE = Pattern.compile("[\uE000-\uE07F]");

    private static final Pattern HIDDEN = Pattern.compile("(?is)<!--.*?-->|<(script|style)\\b[^>]*>.*?</\\1\\s*>");
    private static final Pattern FENCE = Pattern.compile("^\\s*(?:```|~~~)\\s*[\\w+-]*\\s*$");
    private static final Pattern RULE =
            Pattern.compile("^\\s*(?:(?=(?:\\s*[-*_=]){3})[-*_=\\s]+|=+\\s*|\\|?[\\s:|-]*-[\\s:|-]*\\|[\\s:|-]*)$");
    private static final Pattern DEFINITION = Pattern.compile("^\\s*\\[\\^?[^\\]]+\\]:\\s+\\S.*$");
    private static final Pattern QUOTE = Pattern.compile("^\\s*(?:>\\s?)+(?=\\S)");
    private static final Pattern HEADING = Pattern.compile("^\\s*#{1,6}\\s+(.*?)\\s*#*\\s*$");
    private static final Pattern BULLET = Pattern.compile("^\\s*[-*+•▪‣◦]\\s+(?:\\[[ xX]\\]\\s+)?(?=\\S)");
    private static final Pattern NUMBERED = Pattern.compile("^\\s*\\d{1,2}[.)]\\s+(?=\\S)");
    private static final Pattern ROW = Pattern.compile("^\\s*\\|(.*)\\|\\s*$");

    private static final Pattern IMAGE = Pattern.compile("!\\[[^\\]\\n]*\\](?:\\([^)\\n]*\\)|\\[[^\\]\\n]*\\])");
    private static final Pattern LINK = Pattern.compile(
            "\\[([^\\[\\]\\n]+)\\](?:\\([^()\\s]*(?:\\([^()\\s]*\\)[^()\\s]*){0,5}(?:\\s+[\"'][^\\n)]*)?\\)|\\[[^\\[\\]\\n]*\\])");
    private static final Pattern FOOTNOTE = Pattern.compile("\\[\\^[^\\]\\n]+\\]");
    private static final Pattern AUTOLINK =
            Pattern.compile("<((?:https?://|mailto:)?[^\\s<>@]+@[^\\s<>]+|https?://[^\\s<>]+)>");

    private static final Pattern LINE_TAG =
            Pattern.compile("(?i)<br\\s*/?>|</(?:p|div|h[1-6]|li|tr|ul|ol|table|blockquote)\\s*>");
    private static final Pattern TAG = Pattern.compile(
            "</?[a-zA-Z][\\w:-]*(?:\\s+[\\w:-]+\\s*=\\s*(?:\"[^\"]*\"|'[^']*'|[^\\s\"'<>]+)){0,20}\\s*/?>|<[!?][^<>]*>");
    private static final Pattern LONE_TAG = Pattern.compile("(?<=\\s)(?:" + TAG + ")(?=\\s)");
    private static final Pattern REFERENCE =
            Pattern.compile("&(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});");

    private static final List<Pattern> EMPHASIS = List.of(
            Pattern.compile("(`+)(?=\\S)([^`\\n]+?)(?<=\\S)\\1"),
            Pattern.compile("(?<![*\\p{L}\\p{N}])(\\*)(?=[^\\s*])([^*\\n]+?)(?<=[^\\s*])\\*(?![*\\p{L}\\p{N}])"),
            Pattern.compile("(\\*{2,3})(?=[^\\s*])([^*]+?)(?<=\\S)\\1"),
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}_])(_{1,3})(?=[^\\s_])([^\\n]{1,500}?)(?<=[^\\s_])\\1(?![\\p{L}\\p{N}_])"),
            Pattern.compile("(~~)(?=\\S)([^\\n]{1,500}?)(?<=\\S)~~"),
            Pattern.compile("(==)(?=[^\\s=])([^\\n=]+?)(?<=\\S)=="));

    private static final Pattern LEFT_OVER =
            Pattern.compile("\\*{2,}|(?<![\\p{L}\\p{N}_])_{2,}|_{2,}(?![\\p{L}\\p{N}_])|~~|`{1,3}");
    private static final Pattern LONE_HEADING = Pattern.compile("(?<=^|\\s)#{1,6}(?=\\s+[^\\s\\d])");

    private MarkupRemover() {}

    /** The words alone; line breaks stay, because they are pauses. */
    public static String removed(String raw) {
        String text = raw.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\uE000-\uE100]", "");
        text = ESCAPED.matcher(text)
                .replaceAll(escaped ->
                        Character.toString('\uE000' + escaped.group(1).charAt(0)));
        text = HIDDEN.matcher(text).replaceAll(GONE);
        text = lines(text);
        text = IMAGE.matcher(text).replaceAll(GONE);
        text = FOOTNOTE.matcher(text).replaceAll(GONE);
        text = LINK.matcher(text).replaceAll("$1");
        text = AUTOLINK.matcher(text).replaceAll("$1");
        text = LONE_TAG.matcher(LINE_TAG.matcher(text).replaceAll("\n")).replaceAll(GONE);
        text = TAG.matcher(text).replaceAll("");
        text = StageDirectionRemover.removed(text, GONE);
        for (int depth = 0; depth < 3; depth++) {
            for (Pattern emphasis : EMPHASIS) {
                text = emphasis.matcher(text).replaceAll("$2");
            }
        }
        text = LONE_HEADING.matcher(LEFT_OVER.matcher(text).replaceAll("")).replaceAll(GONE);
        text = REFERENCE.matcher(text).replaceAll(MarkupRemover::character);
        text = closed(text);
        return SET_ASIDE
                .matcher(text)
                .replaceAll(kept ->
                        Matcher.quoteReplacement(Character.toString(kept.group().charAt(0) - '\uE000')));
    }

    private static String lines(String text) {
        boolean list =
                text.lines().filter(line -> NUMBERED.matcher(line).find()).count() > 1;
        return text.lines().map(line -> line(line, list)).collect(Collectors.joining("\n"));
    }

    private static String line(String line, boolean list) {
        if (FENCE.matcher(line).matches()
                || RULE.matcher(line).matches()
                || DEFINITION.matcher(line).matches()) {
            return "";
        }
        String text = QUOTE.matcher(line).replaceFirst("");
        text = HEADING.matcher(text).replaceFirst("$1");
        text = BULLET.matcher(text).replaceFirst("");
        text = list ? NUMBERED.matcher(text).replaceFirst("") : text;
        Matcher row = ROW.matcher(text);
        return row.matches() ? row.group(1).strip().replaceAll("\\s*\\|\\s*", ", ") : text;
    }

    private static String character(MatchResult reference) {
        return Matcher.quoteReplacement(Parser.unescapeEntities(reference.group(), false));
    }

    /** Removes double blanks, and blanks before a comma, that removals have left. */
    private static String closed(String text) {
        return text.replaceAll("[ \\t]*" + GONE + "[ \\t" + GONE + "]*(?=[,.;:!?…]|\\n|$)", "")
                .replaceAll("(?<=\\n|^)[ \\t]*" + GONE + "[ \\t" + GONE + "]*", "")
                .replaceAll("[ \\t]*" + GONE + "[ \\t" + GONE + "]*", " ")
                .replaceAll("[ \\t]*\\n[ \\t]*", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }
}
