package dev.claquete.operation.caption;

import dev.claquete.operation.OperationImpossible;
import dev.claquete.render.caption.CaptionStyle;
import dev.claquete.render.caption.Cue;
import dev.claquete.render.text.TextEncoding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads SubRip and WebVTT as tolerantly as players do: everything between the lines with times is text, with or without
 * numbers, blank lines or headings. An unreadable cue is skipped if others can be read.
 */
final class SubtitleFile {

    static final int MOST_CUES = 10_000;
    static final int MOST_LETTERS = 1000;

    private static final int QUOTED = 60;

    /** {@code 00:00:01,000 --> 00:00:02.5}: hours may be missing, and any usual separator precedes the decimals. */
    private static final String TIME =
            "(?:(\\d{1,4})\\s*:\\s*)?(\\d{1,2})\\s*:\\s*(\\d{1,2})(?:\\s*[.,:]\\s*(\\d{1,9}))?";

    private static final Pattern TIMES =
            Pattern.compile("^\\s*" + TIME + "\\s*-{1,3}>\\s*" + TIME + "(?:\\s+(.*))?\\s*$", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("\\s*\\d{1,9}\\s*");

    /** WebVTT's {@code line:10%}: how far down a cue stands. */
    private static final Pattern LINE = Pattern.compile("\\bline:(\\d{1,3})(?:\\.\\d+)?%");

    private final String field;
    private final List<String> lines;
    private final SubtitleClasses classes;
    private final List<Cue> cues = new ArrayList<>();

    private SubtitleFile(String field, List<String> lines) {
        this.field = field;
        this.lines = lines;
        this.classes = SubtitleClasses.of(lines);
    }

    /**
     * @param field of the file, named in messages
     * @param encoding as its sender names it, or null to detect it
     * @return at least one cue, in the file's order
     * @throws OperationImpossible if nothing in it can be read, or it is too large
     */
    static List<Cue> read(byte[] file, String field, @Nullable String encoding) throws OperationImpossible {
        SubtitleFile subtitles =
                new SubtitleFile(field, decoded(file, field, encoding).lines().toList());
        subtitles.read();
        return subtitles.cues;
    }

    static List<Cue> read(byte[] file, String field) throws OperationImpossible {
        return read(file, field, null);
    }

    private static String decoded(byte[] file, String field, @Nullable String encoding) throws OperationImpossible {
        try {
            return TextEncoding.decode(file, encoding);
        } catch (TextEncoding.Malformed e) {
            throw new OperationImpossible(field + ": " + e.getMessage());
        }
    }

    private void read() throws OperationImpossible {
        int at = 0;
        while (at < lines.size()) {
            Matcher times = TIMES.matcher(lines.get(at));
            at++;
            if (times.matches()) {
                int end = endOfText(at);
                add(times, at, end);
                at = end;
            }
        }
        if (cues.isEmpty()) {
            throw unreadable();
        }
    }

    /**
     * A cue's text ends before the next line with times (without that cue's number or name), or at a blank line before
     * something that is not a cue.
     */
    private int endOfText(int start) {
        int end = start;
        while (end < lines.size() && !TIMES.matcher(lines.get(end)).matches()) {
            int next = pastBlanks(end);
            if (next > end && !goesOnAt(next)) {
                return end;
            }
            end = Math.max(next, end + 1);
        }
        boolean numbered = end < lines.size()
                && end > start
                && NUMBER.matcher(lines.get(end - 1)).matches();
        return numbered ? end - 1 : end;
    }

    private int pastBlanks(int at) {
        int next = at;
        while (next < lines.size() && lines.get(next).isBlank()) {
            next++;
        }
        return next;
    }

    /** Whether the same text continues after a blank line: some programs write blank lines within a cue. */
    private boolean goesOnAt(int next) {
        if (next >= lines.size() - 1 || isWebVtt(lines.get(0))) {
            return false;
        }
        boolean numbered =
                NUMBER.matcher(lines.get(next)).matches() && lines.get(next + 1).contains("->");
        return !numbered
                && !TIMES.matcher(lines.get(next)).matches()
                && !TIMES.matcher(lines.get(next + 1)).matches();
    }

    private static boolean isWebVtt(String firstLine) {
        return firstLine.startsWith("WEBVTT");
    }

    private void add(Matcher times, int start, int end) throws OperationImpossible {
        long from = millis(times, 1);
        long to = millis(times, 5);
        SubtitleText text = SubtitleText.of(String.join("\n", lines.subList(start, end)), classes);
        if (to <= from || text.plain().isEmpty()) {
            return;
        }
        if (text.plain().length() > MOST_LETTERS) {
            throw new OperationImpossible(
                    field + ": the subtitle at line " + start + " has more than " + MOST_LETTERS + " characters");
        }
        if (cues.size() == MOST_CUES) {
            throw new OperationImpossible(field + ": has more than " + MOST_CUES + " subtitles");
        }
        CaptionStyle.Position position = text.position() == null ? position(times.group(9)) : text.position();
        cues.add(new Cue(from, to, text.plain(), position, text.spans()));
    }

    private static CaptionStyle.@Nullable Position position(@Nullable String settings) {
        Matcher line = LINE.matcher(settings == null ? "" : settings);
        if (!line.find()) {
            return null;
        }
        int percent = Integer.parseInt(line.group(1));
        return percent < 34 ? CaptionStyle.Position.TOP : percent < 67 ? CaptionStyle.Position.MIDDLE : null;
    }

    private static long millis(Matcher times, int group) {
        String decimals = times.group(group + 3) == null ? "" : times.group(group + 3);
        long fraction = Long.parseLong((decimals + "000").substring(0, 3));
        long hours = times.group(group) == null ? 0 : Long.parseLong(times.group(group));
        long minutes = 60 * hours + Long.parseLong(times.group(group + 1));
        return (60 * minutes + Long.parseLong(times.group(group + 2))) * 1000 + fraction;
    }

    /** Names the first line that should have been a time. */
    private OperationImpossible unreadable() {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            boolean heading = i == 0 && isWebVtt(line);
            if (!line.isEmpty() && !heading && !NUMBER.matcher(line).matches()) {
                String shown = line.length() > QUOTED ? line.substring(0, QUOTED) + "..." : line;
                return new OperationImpossible(field + ": no subtitle can be read; line " + (i + 1)
                        + " should be times such as 00:00:01,000 --> 00:00:02,500 with text below, not \""
                        + shown.replaceAll("\\p{Cntrl}", "?") + "\"");
            }
        }
        return new OperationImpossible(field + ": holds no subtitles");
    }
}
