package dev.claquete.render.caption;

import dev.claquete.render.text.Ink;
import java.awt.geom.Rectangle2D;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Gives each word of a phrase its place on the frame: on one line if it fits, otherwise on two of similar length, or
 * with the given number of words a line. Words too long for a line make the phrase smaller. Words of a right-to-left
 * narration run from the right.
 */
final class PhraseLayout {

    /** Lines closer than this, in ems from ink to ink, are moved apart (tall marks, Arabic). */
    private static final double LEAST_LEADING = 0.04;

    private static final double ROUNDING_PX = 0.01;

    private final CaptionType type;
    private final CaptionStyle.Position position;
    private final boolean rightToLeft;
    private final int wordsPerLine;

    PhraseLayout(CaptionType type, CaptionStyle.Position position, boolean rightToLeft) {
        this(type, position, rightToLeft, 0);
    }

    /** @param wordsPerLine on every line but the last; 0: as many as look best */
    PhraseLayout(CaptionType type, CaptionStyle.Position position, boolean rightToLeft, int wordsPerLine) {
        this.type = type;
        this.position = position;
        this.rightToLeft = rightToLeft;
        this.wordsPerLine = wordsPerLine;
    }

    /** Whether the phrase fits without shrinking. */
    boolean fits(List<CaptionWord> words) {
        return lines(words).stream().allMatch(line -> width(line) <= type.lineWidthPx());
    }

    /** The phrase's place on the frame. */
    PlacedPhrase place(List<CaptionWord> words) {
        List<List<CaptionWord>> lines = lines(words);
        double widest = lines.stream().mapToDouble(PhraseLayout::width).max().orElse(0);
        double wanted = lines.size() * type.style().lineHeight() * type.style().sizePx();
        double scale = Math.min(1, Math.min(type.lineWidthPx() / widest, type.lineHeightPx() / wanted));
        List<List<Ink>> placed = new ArrayList<>();
        List<Double> baselines = new ArrayList<>();
        double baseline = 0;
        double lowest = 0;
        for (List<CaptionWord> line : lines) {
            List<Ink> row = row(line, scale);
            if (!placed.isEmpty()) {
                double collision =
                        lowest - top(row) + LEAST_LEADING * type.style().sizePx() * scale;
                baseline += Math.max(type.style().lineHeight() * type.style().sizePx() * scale, collision);
            }
            lowest = bottom(row);
            placed.add(moved(row, 0, baseline));
            baselines.addAll(Collections.nCopies(row.size(), baseline));
        }
        List<Ink> all = placed.stream().flatMap(List::stream).toList();
        double first = firstBaseline(all, baseline, scale);
        double height = type.style().lineHeight() * type.style().sizePx() * scale;
        Rectangle2D box = new Rectangle2D.Double(
                left(widest * scale),
                first - (type.style().lineHeight() + 0.73) / 2 * type.style().sizePx() * scale,
                widest * scale,
                baseline + height);
        return new PlacedPhrase(
                moved(all, 0, first),
                baselines.stream().map(line -> line + first).toList(),
                scale,
                box);
    }

    /**
     * The same from phrase to phrase: the first baseline at the top, the last at the bottom; always within the safe
     * area.
     */
    private double firstBaseline(List<Ink> all, double lastBaseline, double scale) {
        double em = type.style().sizePx() * scale;
        double margin = type.outlinePx() + type.growthPx() / 2;
        Rectangle2D safe = type.safe();
        double highest = safe.getMinY() + margin - top(all);
        double lowest = safe.getMaxY() - margin - bottom(all);
        double wanted =
                switch (position.row()) {
                    case TOP -> safe.getMinY() + margin + 0.95 * em;
                    case MIDDLE -> safe.getCenterY() - (lastBaseline - 0.73 * em) / 2;
                    case BOTTOM -> safe.getMaxY() - margin - 0.3 * em - lastBaseline;
                };
        return Math.max(highest, Math.min(lowest, wanted));
    }

    /** Places one line's words in visual order about x = 0; returns them in reading order. */
    private List<Ink> row(List<CaptionWord> line, double scale) {
        Integer[] order = visualOrder(line);
        Ink[] placed = new Ink[line.size()];
        double x = left(width(line) * scale);
        for (int i = 0; i < order.length; i++) {
            CaptionWord word = line.get(order[i]);
            if (i > 0) {
                x += line.get(Math.max(order[i], order[i - 1])).gapPx() * scale;
            }
            placed[order[i]] = word.ink().scaled(scale, 0, 0).moved(x, 0);
            x += word.ink().advancePx() * scale;
        }
        return List.of(placed);
    }

    private double left(double widthPx) {
        double margin = (type.safe().getWidth() - type.lineWidthPx()) / 2;
        return switch (position.side()) {
            case LEFT -> type.safe().getMinX() + margin;
            case CENTRE -> type.safe().getCenterX() - widthPx / 2;
            case RIGHT -> type.safe().getMaxX() - margin - widthPx;
        };
    }

    private Integer[] visualOrder(List<CaptionWord> line) {
        String text = String.join(" ", line.stream().map(CaptionWord::text).toList());
        Bidi bidi = new Bidi(text, rightToLeft ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
        Integer[] order = new Integer[line.size()];
        byte[] levels = new byte[line.size()];
        int at = 0;
        for (int i = 0; i < order.length; i++) {
            String word = line.get(i).text();
            order[i] = i;
            levels[i] = (byte) bidi.getLevelAt(at + firstLetter(word));
            at += word.length() + 1;
        }
        Bidi.reorderVisually(levels, 0, order, 0, order.length);
        return order;
    }

    private static int firstLetter(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (Character.isLetterOrDigit(word.charAt(i))) {
                return i;
            }
        }
        return 0;
    }

    private List<List<CaptionWord>> lines(List<CaptionWord> words) {
        if (wordsPerLine > 0) {
            return counted(words);
        }
        if (words.size() == 1 || width(words) <= type.lineWidthPx()) {
            return List.of(words);
        }
        int best = 1;
        for (int split = 2; split < words.size(); split++) {
            if (wider(words, split) <= wider(words, best)) {
                best = split;
            }
        }
        return List.of(words.subList(0, best), words.subList(best, words.size()));
    }

    /** A line that would make the phrase too small to read ends earlier. */
    private List<List<CaptionWord>> counted(List<CaptionWord> words) {
        List<List<CaptionWord>> lines = new ArrayList<>();
        int start = 0;
        for (int end = 1; end <= words.size(); end++) {
            boolean full = end - start == wordsPerLine || end == words.size();
            if (full || width(words.subList(start, end + 1)) * type.leastScale() > type.lineWidthPx() + ROUNDING_PX) {
                lines.add(words.subList(start, end));
                start = end;
            }
        }
        return lines;
    }

    private static double wider(List<CaptionWord> words, int split) {
        return Math.max(width(words.subList(0, split)), width(words.subList(split, words.size())));
    }

    private static double width(List<CaptionWord> line) {
        double width = -line.get(0).gapPx();
        for (CaptionWord word : line) {
            width += word.gapPx() + word.ink().advancePx();
        }
        return width;
    }

    private static double top(List<Ink> inks) {
        return inks.stream().mapToDouble(ink -> ink.bounds().getMinY()).min().orElse(0);
    }

    private static double bottom(List<Ink> inks) {
        return inks.stream().mapToDouble(ink -> ink.bounds().getMaxY()).max().orElse(0);
    }

    private static List<Ink> moved(List<Ink> inks, double dx, double dy) {
        return inks.stream().map(ink -> ink.moved(dx, dy)).toList();
    }
}
