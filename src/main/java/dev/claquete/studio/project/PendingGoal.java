package dev.claquete.studio.project;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A goal that waits for the end of the current run.
 *
 * @param keyRing the keys supplied for it
 */
public record PendingGoal(RunTarget goal, @Nullable UUID keyRing) {

    /** In the order of their requests, separated by commas. */
    static List<PendingGoal> parseAll(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",")).map(PendingGoal::parse).toList();
    }

    private static PendingGoal parse(String text) {
        int at = text.indexOf('@');
        return at < 0
                ? new PendingGoal(RunTarget.parse(text), null)
                : new PendingGoal(RunTarget.parse(text.substring(0, at)), UUID.fromString(text.substring(at + 1)));
    }

    /**
     * The list with one more goal at its end, without those that it covers; unchanged if the list covers it already.
     * Merged goals use the latest keys.
     */
    static List<PendingGoal> plus(List<PendingGoal> goals, PendingGoal added) {
        List<PendingGoal> all = new ArrayList<>(goals);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).goal.covers(added.goal)) {
                all.set(i, all.get(i).paidBy(added.keyRing));
                return List.copyOf(all);
            }
        }
        Optional<UUID> earlier = goals.stream()
                .filter(goal -> added.goal.covers(goal.goal))
                .flatMap(goal -> Optional.ofNullable(goal.keyRing).stream())
                .reduce((first, second) -> second);
        all.removeIf(goal -> added.goal.covers(goal.goal));
        all.add(new PendingGoal(added.goal, earlier.orElse(null)).paidBy(added.keyRing));
        return List.copyOf(all);
    }

    private PendingGoal paidBy(@Nullable UUID ring) {
        return ring == null ? this : new PendingGoal(goal, ring);
    }

    /** {@code video}, or {@code video@<key ring>}. */
    @Override
    public String toString() {
        return keyRing == null ? goal.toString() : goal + "@" + keyRing;
    }

    static String join(List<PendingGoal> goals) {
        return goals.stream().map(PendingGoal::toString).collect(Collectors.joining(","));
    }
}
