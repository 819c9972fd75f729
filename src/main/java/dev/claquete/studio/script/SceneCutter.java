package dev.claquete.studio.script;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Combines phrases into scenes of 4 to 9 seconds with one to three sentences each. Dynamic programming over all
 * partitions finds the one that deviates least, so a short last sentence never stays alone.
 */
final class SceneCutter {

    private static final double IDEAL_SECONDS = 6.5;
    private static final double SHORTEST_SECONDS = 4;
    private static final double LONGEST_SECONDS = 9;
    private static final int MOST_PHRASES = 3;

    /** The cost of two paragraphs in one scene; a scene 2 s from the ideal costs 4. */
    private static final double ACROSS_PARAGRAPHS = 5;

    private record Phrase(String text, double seconds, boolean beginsParagraph) {}

    private final List<Phrase> phrases = new ArrayList<>();

    /** For the phrases before each index: their seconds, and how many begin a paragraph. */
    private final double[] secondsBefore;

    private final int[] paragraphsBefore;

    SceneCutter(List<String> paragraphs, String language) {
        for (String paragraph : paragraphs) {
            boolean first = true;
            for (String phrase : Phrases.of(paragraph, language)) {
                add(phrase, language, first);
                first = false;
            }
        }
        secondsBefore = new double[phrases.size() + 1];
        paragraphsBefore = new int[phrases.size() + 1];
        for (int i = 0; i < phrases.size(); i++) {
            secondsBefore[i + 1] = secondsBefore[i] + phrases.get(i).seconds();
            paragraphsBefore[i + 1] = paragraphsBefore[i] + (phrases.get(i).beginsParagraph() ? 1 : 0);
        }
    }

    /** A piece without a word (an emoji, a dash) stays with the previous phrase. */
    private void add(String text, String language, boolean beginsParagraph) {
        int last = phrases.size() - 1;
        if (last >= 0 && !hasWord(text) || last == 0 && !hasWord(phrases.get(0).text())) {
            Phrase before = phrases.remove(last);
            String both = before.text() + (beginsParagraph ? " " : "") + text;
            phrases.add(new Phrase(both, SpokenLength.seconds(both, language), before.beginsParagraph()));
        } else {
            phrases.add(new Phrase(text, SpokenLength.seconds(text, language), beginsParagraph));
        }
    }

    private static boolean hasWord(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    /**
     * The narrations of the scenes.
     *
     * @param scenes exactly this many, if there are enough phrases; null for the best number
     */
    List<String> cut(@Nullable Integer scenes) {
        if (phrases.isEmpty()) {
            return List.of();
        }
        int wanted = scenes == null ? 0 : Math.max(1, Math.min(scenes, phrases.size()));
        List<String> cut = wanted == 0 ? freely() : into(wanted);
        return cut.size() > ScriptLimits.MAX_SCENES ? into(ScriptLimits.MAX_SCENES) : cut;
    }

    private List<String> freely() {
        int n = phrases.size();
        double[] cost = new double[n + 1];
        int[] begin = new int[n + 1];
        Arrays.fill(cost, Double.POSITIVE_INFINITY);
        cost[0] = 0;
        for (int end = 1; end <= n; end++) {
            for (int from = end - 1; from >= 0; from--) {
                double total = cost[from] + strain(from, end, IDEAL_SECONDS, true);
                if (total < cost[end]) {
                    cost[end] = total;
                    begin[end] = from;
                }
            }
        }
        List<String> scenes = new ArrayList<>();
        for (int end = n; end > 0; end = begin[end]) {
            scenes.add(0, text(begin[end], end));
        }
        return scenes;
    }

    private List<String> into(int count) {
        int n = phrases.size();
        double ideal = seconds(0, n) / count;
        double[][] cost = new double[count + 1][n + 1];
        int[][] begin = new int[count + 1][n + 1];
        for (double[] row : cost) {
            Arrays.fill(row, Double.POSITIVE_INFINITY);
        }
        cost[0][0] = 0;
        for (int scene = 1; scene <= count; scene++) {
            for (int end = scene; end <= n; end++) {
                for (int from = scene - 1; from < end; from++) {
                    double total = cost[scene - 1][from] + strain(from, end, ideal, false);
                    if (total < cost[scene][end]) {
                        cost[scene][end] = total;
                        begin[scene][end] = from;
                    }
                }
            }
        }
        List<String> scenes = new ArrayList<>();
        int end = n;
        for (int scene = count; scene > 0; scene--) {
            scenes.add(0, text(begin[scene][end], end));
            end = begin[scene][end];
        }
        return scenes;
    }

    private double strain(int from, int to, double ideal, boolean bounded) {
        double seconds = seconds(from, to);
        double strain = (seconds - ideal) * (seconds - ideal);
        strain += ACROSS_PARAGRAPHS * (paragraphsBefore[to] - paragraphsBefore[from + 1]);
        if (bounded) {
            double outside = Math.max(SHORTEST_SECONDS - seconds, Math.max(0, seconds - LONGEST_SECONDS));
            strain += 4 * outside * outside + 6.0 * Math.max(0, to - from - MOST_PHRASES);
        }
        return strain;
    }

    private double seconds(int from, int to) {
        return secondsBefore[to] - secondsBefore[from];
    }

    private String text(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            boolean paragraph = i > from && phrases.get(i).beginsParagraph();
            text.append(paragraph ? " " : "").append(phrases.get(i).text());
        }
        return text.toString().strip().replaceAll("\\s+", " ");
    }
}
