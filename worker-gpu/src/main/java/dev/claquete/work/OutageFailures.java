package dev.claquete.work;

import dev.claquete.dependency.Dependencies;
import dev.claquete.dependency.DependencyUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Detects failures of a topic's tasks that are outages, and records the dependencies that the topic
 * {@link TopicNeeds needs}.
 */
final class OutageFailures {

    private static final Duration LOOK = Duration.ofSeconds(5);

    private final Dependencies dependencies;
    private final TopicNeeds needs;

    OutageFailures(Dependencies dependencies, TopicNeeds needs) {
        this.dependencies = dependencies;
        this.needs = needs;
    }

    record Wait(DependencyUnavailable outage, OutageWait waiting) {}

    /** @return empty if the failure has another reason, or the task has waited for longer than the limit */
    Optional<Wait> of(LockedTask task, Throwable problem, Duration limit) {
        Instant now = Instant.now();
        return dependencies
                .causeOf(problem)
                .map(outage -> new Wait(outage, OutageWait.on(outage, task.lastFailure(), now)))
                .filter(wait -> !wait.waiting().isLongerThan(limit, now));
    }

    void rests(LockedTask task, Wait wait) {
        needs.rests(task, wait.outage(), wait.waiting().rest());
    }

    /** Whether it was an outage; if so, this has waited for a while. */
    boolean awaited(RuntimeException problem) throws InterruptedException {
        Optional<DependencyUnavailable> outage = dependencies.causeOf(problem);
        if (outage.isPresent()) {
            needs.missed(outage.get());
            outage.get().dependency().awaitAnswer(LOOK);
        }
        return outage.isPresent();
    }
}
