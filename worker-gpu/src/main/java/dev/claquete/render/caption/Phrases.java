package dev.claquete.render.caption;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Divides a narration into phrases of about two to five words. Sentences and audible pauses always divide; within them
 * the cheapest division is found by dynamic programming: commas attract breaks, small words repel them, single words
 * and phrases too short to read cost extra.
 */
final class Phrases {

    private static final double PAUSE_SECONDS = 0.4;

    /** A pause this long ends even a phrase with a fixed number of words. */
    private static final double LONG_PAUSE_SECONDS = 1.5;

    /** A phrase stays this long after its last word, or until the next phrase if that comes first. */
    private static final double HOLD_SECONDS = 0.5;

    private static final double SHORTEST_SECONDS = 0.6;
    private static final double IDEAL_LOAD = 3.5;
    private static final double LARGEST_LOAD = 5;

    private final PhraseLayout layout;
    private final int fps;
    private final int size;

    Phrases(PhraseLayout layout, int fps) {
        this(layout, fps, 0);
    }

    /** @param size of every phrase in words, unless a pause ends it earlier; 0: as reads best */
    Phrases(PhraseLayout layout, int fps, int size) {
        this.layout = layout;
        this.fps = fps;
        this.size = size;
    }

    List<Phrase> of(List<CaptionWord> words) {
        return size == 0 ? divided(words) : counted(words);
    }

    private List<Phrase> counted(List<CaptionWord> words) {
        List<List<CaptionWord>> groups = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < words.size(); i++) {
            boolean pause = i < words.size() - 1
                    && words.get(i + 1).startFrame() - words.get(i).endFrame() >= LONG_PAUSE_SECONDS * fps;
            if (i == words.size() - 1 || i + 1 - start == size || pause) {
                groups.add(words.subList(start, i + 1));
                start = i + 1;
            }
        }
        return timed(groups);
    }

    private List<Phrase> divided(List<CaptionWord> words) {
        List<List<CaptionWord>> groups = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < words.size(); i++) {
            if (i == words.size() - 1 || divides(words.get(i), words.get(i + 1))) {
                groups.addAll(divide(words.subList(start, i + 1)));
                start = i + 1;
            }
        }
        return timed(groups);
    }

    private boolean divides(CaptionWord word, CaptionWord next) {
        return word.ending() == CaptionWord.Ending.SENTENCE
                || next.startFrame() - word.endFrame() >= PAUSE_SECONDS * fps;
    }

    private List<List<CaptionWord>> divide(List<CaptionWord> breath) {
        int n = breath.size();
        double[] cost = new double[n + 1];
        int[] from = new int[n + 1];
        Arrays.fill(cost, 1, n + 1, Double.POSITIVE_INFINITY);
        for (int end = 1; end <= n; end++) {
            double load = 0;
            for (int start = end - 1; start >= 0; start--) {
                load += breath.get(start).load();
                List<CaptionWord> group = breath.subList(start, end);
                if (group.size() > 1 && (load > LARGEST_LOAD || !layout.fits(group))) {
                    break;
                }
                double total = cost[start] + cost(group, load) + (end < n ? breakCost(breath.get(end - 1)) : 0);
                if (total < cost[end]) {
                    cost[end] = total;
                    from[end] = start;
                }
            }
        }
        List<List<CaptionWord>> groups = new ArrayList<>();
        for (int end = n; end > 0; end = from[end]) {
            groups.add(0, breath.subList(from[end], end));
        }
        return groups;
    }

    private double cost(List<CaptionWord> group, double load) {
        int frames = group.get(group.size() - 1).endFrame() - group.get(0).startFrame();
        double tooShort = frames < SHORTEST_SECONDS * fps ? 2 : 0;
        return 1 + Math.pow(load - IDEAL_LOAD, 2) / 2 + tooShort;
    }

    private static double breakCost(CaptionWord last) {
        return switch (last.ending()) {
            case SENTENCE, CLAUSE -> -1.5;
            case SMALL_WORD -> 2;
            case NONE -> 0;
        };
    }

    private List<Phrase> timed(List<List<CaptionWord>> groups) {
        List<Phrase> phrases = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            List<CaptionWord> group = groups.get(i);
            int from = group.get(0).startFrame();
            int held = group.get(group.size() - 1).endFrame() + (int) Math.round(HOLD_SECONDS * fps);
            int next = i + 1 < groups.size() ? groups.get(i + 1).get(0).startFrame() : Integer.MAX_VALUE;
            phrases.add(new Phrase(List.copyOf(group), from, Math.min(held, next)));
        }
        return phrases;
    }
}
