package dev.claquete.operation.caption;

import dev.claquete.render.caption.Cue;
import dev.claquete.render.text.Rgb;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Applies a subtitle's marks to its letters: tags of SubRip and WebVTT ({@code <b>}, {@code <i>}, {@code <font color>},
 * {@code <c.yellow>}), override codes of Advanced SubStation ( @code {\i1\c&H0000FF&}}) and MicroDVD's ( @code {y:b}}).
 * Closing a tag also closes those opened inside it.
 */
final class SubtitleLooks {

    /**
     * The style of letters.
     *
     * @param colour null for the colour of all captions
     */
    record Look(boolean bold, boolean italic, @Nullable Rgb colour) {

        static final Look PLAIN = new Look(false, false, null);

        Look withBold(boolean on) {
            return new Look(on, italic, colour);
        }

        Look withItalic(boolean on) {
            return new Look(bold, on, colour);
        }

        Look withColour(@Nullable Rgb other) {
            return new Look(bold, italic, other);
        }

        /** This style with the other's own settings on top. */
        Look with(Look other) {
            return new Look(bold || other.bold, italic || other.italic, other.colour == null ? colour : other.colour);
        }
    }

    private record Open(String name, Look before) {}

    private static final int MOST_OPEN = 200;

    private static final Pattern TAG = Pattern.compile("<(/?)\\s*([a-zA-Z]+)((?:\\.[^\\s.<>]+)*)([^<>]*)>?");
    private static final Pattern FONT_COLOUR =
            Pattern.compile("(?i)colou?r\\s*=\\s*[\"']?\\s*([^\"'>]+?)\\s*(?:[\"'>]|\\s\\w+\\s*=|$)");
    private static final Pattern CODE =
            Pattern.compile("\\\\(?:(b|i)(\\d{1,4})|1?c&?H?([0-9a-fA-F]{1,8})?&?|(r)(?=[\\\\}]|$))");
    private static final Pattern MICRO_DVD = Pattern.compile("(?i)\\{(?:y:([a-z,]+)|c:\\$([0-9a-f]{6}))\\}");

    private final SubtitleClasses classes;
    private final StringBuilder letters = new StringBuilder();
    private final List<Look> looks = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private Look now;

    SubtitleLooks(SubtitleClasses classes) {
        this.classes = classes;
        this.now = classes.ofAll();
    }

    void letter(char letter) {
        letters.append(letter);
        looks.add(now);
    }

    void mark(String mark) {
        Matcher tag = TAG.matcher(mark);
        if (tag.matches()) {
            tag(!tag.group(1).isEmpty(), tag.group(2).toLowerCase(Locale.ROOT), tag.group(3), tag.group(4));
        } else if (mark.startsWith("{")) {
            codes(mark);
        }
    }

    private void tag(boolean closing, String name, String classNames, String rest) {
        if (closing) {
            close(name);
            return;
        }
        if (rest.endsWith("/") || open.size() == MOST_OPEN) {
            return;
        }
        open.push(new Open(name, now));
        Look look =
                switch (name) {
                    case "b", "strong" -> now.withBold(true);
                    case "i", "em" -> now.withItalic(true);
                    case "font" -> coloured(rest);
                    default -> now;
                };
        now = classes.apply(name, classNames, look);
    }

    private void close(String name) {
        boolean known = open.stream().anyMatch(tag -> tag.name().equals(name));
        Iterator<Open> tags = open.iterator();
        while (known && tags.hasNext()) {
            Open tag = tags.next();
            tags.remove();
            now = tag.before();
            known = !tag.name().equals(name);
        }
    }

    private Look coloured(String attributes) {
        Matcher colour = FONT_COLOUR.matcher(attributes);
        return colour.find()
                ? WrittenColour.parse(colour.group(1)).map(now::withColour).orElse(now)
                : now;
    }

    private void codes(String mark) {
        Matcher simple = MICRO_DVD.matcher(mark);
        if (simple.matches()) {
            String styles = simple.group(1) == null ? "" : simple.group(1).toLowerCase(Locale.ROOT);
            now = styles.contains("b") ? now.withBold(true) : now;
            now = styles.contains("i") ? now.withItalic(true) : now;
            now = simple.group(2) == null ? now : now.withColour(backwards(simple.group(2)));
            return;
        }
        Matcher code = CODE.matcher(mark);
        while (code.find()) {
            if (code.group(1) != null) {
                boolean on = !code.group(2).matches("0+");
                now = code.group(1).equals("b") ? now.withBold(on) : now.withItalic(on);
            } else if (code.group(4) != null) {
                now = classes.ofAll();
            } else {
                String colour = code.group(3);
                now = now.withColour(colour == null ? null : backwards(colour));
            }
        }
    }

    /** Reads {@code BBGGRR}, with or without leading zeros and transparency. */
    private static Rgb backwards(String hex) {
        long value = Long.parseLong(hex, 16);
        return new Rgb((int) (value & 255), (int) (value >> 8 & 255), (int) (value >> 16 & 255));
    }

    String text() {
        return letters.toString().strip();
    }

    /** The spans of the stripped text. */
    List<Cue.Span> spans() {
        String text = letters.toString();
        int first = text.length() - text.stripLeading().length();
        int last = first + text.strip().length();
        List<Cue.Span> spans = new ArrayList<>();
        for (int from = first; from < last; ) {
            int to = from + 1;
            while (to < last && looks.get(to).equals(looks.get(from))) {
                to++;
            }
            Look look = looks.get(from);
            if (!look.equals(Look.PLAIN)) {
                spans.add(new Cue.Span(from - first, to - first, look.bold(), look.italic(), look.colour()));
            }
            from = to;
        }
        return spans;
    }
}
