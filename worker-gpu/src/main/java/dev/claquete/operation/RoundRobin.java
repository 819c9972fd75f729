package dev.claquete.operation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Orders several things in rounds, each once a round. The same seed gives the same order. */
final class RoundRobin {

    private final int count;
    private final Random random;
    private final boolean shuffled;
    private List<Integer> round = List.of();
    private int next;

    /** @param seed for the order of every round; used only if {@code shuffled} */
    RoundRobin(int count, boolean shuffled, long seed) {
        this.count = count;
        this.shuffled = shuffled;
        this.random = new Random(seed);
    }

    /** 0 to count - 1, never the same twice in a row unless there is only one. */
    int next() {
        if (next == round.size()) {
            round = newRound(round.isEmpty() ? -1 : round.get(round.size() - 1));
            next = 0;
        }
        return round.get(next++);
    }

    private List<Integer> newRound(int last) {
        List<Integer> turns = new ArrayList<>(IntStream.range(0, count).boxed().toList());
        if (shuffled) {
            Collections.shuffle(turns, random);
            if (count > 1 && turns.get(0) == last) {
                Collections.swap(turns, 0, 1 + random.nextInt(count - 1));
            }
        }
        return turns;
    }
}
