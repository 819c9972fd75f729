package dev.claquete.render.text;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.lang.Character.UnicodeScript;
import java.text.Bidi;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shapes one line of text into ink: splits it where the direction, the typeface or an emoji changes, shapes each run
 * (the JDK's HarfBuzz joins Arabic letters and kerns Latin ones) and sets the runs in visual order. Stateless.
 */
public final class Shaper {

    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    /** Scripts with connected letters, other than right-to-left ones, whose letters must not be spread. */
    private static final Set<UnicodeScript> JOINED = Set.of(
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.SINHALA,
            UnicodeScript.MYANMAR,
            UnicodeScript.KHMER);

    /** As a share of the type size: a little larger than the letters, centred on Inter's capitals (0.73 high). */
    private static final double EMOJI_SIDE = 1.12;

    private static final double EMOJI_ADVANCE = 1.2;
    private static final double EMOJI_TOP = 0.73 / 2 + EMOJI_SIDE / 2;

    /** A stretch of one face and one direction, or one emoji. */
    private record Run(int start, int end, byte level, @Nullable Font face, @Nullable Emoji emoji) {
        boolean goesOn(byte nextLevel, @Nullable Font nextFace) {
            return emoji == null && nextFace != null && level == nextLevel && nextFace == face;
        }
    }

    private Shaper() {}

    /**
     * Normalises text for setting: composed letters, blanks instead of line breaks and control characters, without
     * characters that no typeface has.
     */
    public static String tidy(String text) {
        return MissingGlyphs.without(composed(text)).strip();
    }

    /** Like {@link #tidy}, but keeps characters that no typeface has. */
    static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cc}\\s]+", " ")
                .strip();
    }

    /** Whether a text reads from right to left: its first letter with a direction decides (rule P2 of UAX #9). */
    public static boolean readsRightToLeft(String text) {
        return !text.isEmpty() && !new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
    }

    /** @param rightToLeft the direction of the paragraph that the line belongs to */
    public static Ink shape(String line, TextStyle style, boolean rightToLeft) {
        List<Run> runs = runs(line, style, rightToLeft);
        byte[] levels = new byte[runs.size()];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = runs.get(i).level();
        }
        Run[] visual = runs.toArray(Run[]::new);
        Bidi.reorderVisually(levels, 0, visual, 0, visual.length);

        Path2D letters = new Path2D.Double(Path2D.WIND_NON_ZERO);
        List<Ink.Picture> pictures = new ArrayList<>();
        char[] chars = line.toCharArray();
        double x = 0;
        for (Run run : visual) {
            if (run.emoji() != null) {
                double side = EMOJI_SIDE * style.sizePx();
                double left = x + (EMOJI_ADVANCE - EMOJI_SIDE) / 2 * style.sizePx();
                pictures.add(new Ink.Picture(
                        run.emoji(), new Rectangle2D.Double(left, -EMOJI_TOP * style.sizePx(), side, side)));
                x += EMOJI_ADVANCE * style.sizePx();
            } else if (run.face() != null) {
                x += set(run, run.face(), chars, style, x, letters);
            }
        }
        return new Ink(letters, List.copyOf(pictures), x);
    }

    /** Adds the run's letters at x; returns its advance. */
    private static double set(Run run, Font unsized, char[] chars, TextStyle style, double x, Path2D letters) {
        Font face = unsized.deriveFont((float) style.sizePx());
        boolean rightToLeft = run.level() % 2 == 1;
        int direction = rightToLeft ? Font.LAYOUT_RIGHT_TO_LEFT : Font.LAYOUT_LEFT_TO_RIGHT;
        GlyphVector glyphs = face.layoutGlyphVector(EXACT, chars, run.start(), run.end(), direction);
        boolean joined = rightToLeft || JOINED.contains(UnicodeScript.of(Character.codePointAt(chars, run.start())));
        double tracked = joined ? 0 : track(glyphs, style.tracking() * style.sizePx());
        letters.append(glyphs.getOutline((float) x, 0), false);
        return glyphs.getGlyphPosition(glyphs.getNumGlyphs()).getX() + tracked;
    }

    /** Spreads the letters; marks stay with their letters. */
    private static double track(GlyphVector glyphs, double perLetterPx) {
        double shift = 0;
        for (int i = 0; i < glyphs.getNumGlyphs(); i++) {
            Point2D at = glyphs.getGlyphPosition(i);
            glyphs.setGlyphPosition(i, new Point2D.Double(at.getX() + shift, at.getY()));
            if (glyphs.getGlyphMetrics(i).getAdvanceX() > 0) {
                shift += perLetterPx;
            }
        }
        return shift;
    }

    private static List<Run> runs(String line, TextStyle style, boolean rightToLeft) {
        List<Run> runs = new ArrayList<>();
        if (line.isEmpty()) {
            return runs;
        }
        Bidi bidi = new Bidi(line, rightToLeft ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
        Font before = null;
        int start = 0;
        for (String cluster : Clusters.of(line)) {
            int end = start + cluster.length();
            byte level = (byte) bidi.getLevelAt(start);
            Optional<Emoji> emoji = Emoji.of(cluster);
            Font face = emoji.isPresent() ? null : face(cluster, style, before);
            int last = runs.size() - 1;
            if (last >= 0 && runs.get(last).goesOn(level, face)) {
                runs.set(last, new Run(runs.get(last).start(), end, level, face, null));
            } else {
                runs.add(new Run(start, end, level, face, emoji.orElse(null)));
            }
            before = face;
            start = end;
        }
        return runs;
    }

    private static Font face(String cluster, TextStyle style, @Nullable Font before) {
        return Fonts.face(style.weight(), cluster, style.language(), before)
                .orElseGet(() -> Fonts.inter(style.weight()));
    }
}
