package dev.claquete.studio.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** When each step of each project was entered, by the benchmark's handlers. */
final class Stopwatch {

    /** Steps that follow each other directly: one ends, the engine makes the next task, a worker takes it. */
    private static final List<List<String>> PAIRS = List.of(
            List.of("open-generation", "plan-scenes"),
            List.of("assemble-timeline", "compose-video"),
            List.of("compose-video", "publish-video"));

    private final Map<String, Long> entered = new ConcurrentHashMap<>();

    void enter(String topic, String projectId) {
        entered.put(topic + " " + projectId, System.nanoTime());
    }

    boolean hasEntered(String topic, String projectId) {
        return entered.containsKey(topic + " " + projectId);
    }

    /** Milliseconds from one step's end to the next one's begin, sorted. */
    double[] handOvers(List<String> projects) {
        List<Double> gaps = new ArrayList<>();
        for (String project : projects) {
            for (List<String> pair : PAIRS) {
                long from = entered.get(pair.get(0) + " " + project);
                long to = entered.get(pair.get(1) + " " + project);
                gaps.add((to - from) / 1e6);
            }
        }
        double[] sorted = gaps.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    static double quantile(double[] sorted, double q) {
        return sorted[(int) Math.min(sorted.length - 1, Math.round(q * (sorted.length - 1)))];
    }
}
