package dev.claquete.render.caption;

import dev.claquete.render.text.Ink;
import dev.claquete.render.text.Shaper;
import dev.claquete.render.text.TextBlock;
import dev.claquete.render.text.TextStyle;
import java.awt.BasicStroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Draws the lines of a subtitle with its bold, italic and coloured parts. Lines break as for plain text, and each part
 * is drawn at the place of its letters there: bold is a stroke around them and italics are slanted, so that nothing
 * moves. A right-to-left line has a single style, that of most of it.
 */
final class StyledLines {

    /** The stroke on either side of the letters, in ems. */
    private static final double BOLD = 0.024;

    /** A little more than Inter's own italics (9.4 degrees), to be visible at a glance. */
    private static final double LEAN = 0.21;

    /** How far the set text may differ from the written text: hyphens, ligatures, letters that capitals double. */
    private static final int NEAR = 4;

    private StyledLines() {}

    /** In the block's coordinates. */
    static List<Ink> of(TextBlock block, Cue cue) {
        if (cue.spans().isEmpty()) {
            return block.lines();
        }
        Walk walk = new Walk(cue);
        List<Ink> inks = new ArrayList<>();
        for (TextBlock.Line line : block.placed()) {
            List<Cue.@Nullable Span> looks = walk.along(line.text());
            if (line.rightToLeft() || Shaper.readsRightToLeft(line.text()) || hasRightToLeft(line.text())) {
                inks.add(dressed(line.ink(), most(looks), line.baseline(), block.style()));
            } else {
                addParts(line, looks, block.style(), inks);
            }
        }
        return inks;
    }

    private static void addParts(TextBlock.Line line, List<Cue.@Nullable Span> looks, TextStyle style, List<Ink> inks) {
        String text = line.text();
        int from = 0;
        while (from < text.length()) {
            int to = from + 1;
            while (to < text.length() && looks.get(to) == looks.get(from)) {
                to++;
            }
            double before = from == 0
                    ? 0
                    : Shaper.shape(text.substring(0, from), style, false).advancePx();
            Ink part = Shaper.shape(text.substring(from, to), style, false).moved(line.x() + before, line.baseline());
            inks.add(dressed(part, looks.get(from), line.baseline(), style));
            from = to;
        }
    }

    private static Ink dressed(Ink ink, Cue.@Nullable Span look, double baseline, TextStyle style) {
        if (look == null) {
            return ink;
        }
        Path2D letters = new Path2D.Double(ink.letters());
        if (look.bold()) {
            float width = (float) (2 * BOLD * style.sizePx());
            letters.append(
                    new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                            .createStrokedShape(ink.letters()),
                    false);
        }
        if (look.italic()) {
            AffineTransform lean = AffineTransform.getTranslateInstance(0, baseline);
            lean.shear(-LEAN, 0);
            lean.translate(0, -baseline);
            letters.transform(lean);
        }
        return new Ink(letters, ink.pictures(), ink.advancePx(), look.colour());
    }

    private static Cue.@Nullable Span most(List<Cue.@Nullable Span> looks) {
        Cue.Span best = null;
        long most = looks.stream().filter(look -> look == null).count();
        for (Cue.Span look : looks) {
            long count = looks.stream().filter(other -> other == look).count();
            if (look != null && count > most) {
                best = look;
                most = count;
            }
        }
        return best;
    }

    private static boolean hasRightToLeft(String text) {
        return java.text.Bidi.requiresBidi(text.toCharArray(), 0, text.length());
    }

    /** Walks along the written text in step with the set text. */
    private static final class Walk {

        private final Cue cue;
        private int at;

        Walk(Cue cue) {
            this.cue = cue;
        }

        /** The style of each character of the line; a blank has that of the previous character. */
        List<Cue.@Nullable Span> along(String line) {
            List<Cue.@Nullable Span> looks = new ArrayList<>();
            Cue.Span look = null;
            for (int i = 0; i < line.length(); i++) {
                if (!Character.isWhitespace(line.charAt(i))) {
                    int found = find(line.charAt(i));
                    if (found >= 0) {
                        look = lookAt(found);
                        at = found + 1;
                    }
                }
                looks.add(look);
            }
            return looks;
        }

        private int find(char set) {
            String text = cue.text();
            int seen = 0;
            for (int i = at; i < text.length() && seen < NEAR; i++) {
                char written = text.charAt(i);
                if (!Character.isWhitespace(written)) {
                    if (Character.toUpperCase(written) == Character.toUpperCase(set)) {
                        return i;
                    }
                    seen++;
                }
            }
            return -1;
        }

        private Cue.@Nullable Span lookAt(int index) {
            return cue.spans().stream()
                    .filter(span -> span.from() <= index && index < span.to())
                    .findFirst()
                    .orElse(null);
        }
    }
}
