package dev.claquete.studio.process;

import dev.claquete.work.HandlerTypes;
import dev.claquete.work.TaskHandler;
import dev.claquete.work.Topic;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Finds topics without a worker: those without a handler here whose tasks wait and are not locked by any worker. Each
 * such task has an incident of the type {@code uncoveredTopic}, which is resolved when a worker takes work of the
 * topic.
 */
@Component
public class UncoveredTopics {

    /** A free foreign worker takes a task within milliseconds. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(UncoveredTopics.class);

    /** Covers only the oldest tasks of a topic; more incidents would not help anybody. */
    private static final int MOST = 200;

    private final ExternalTaskService tasks;
    private final TopicIncidents incidents;
    private final Set<String> handled;
    private final Clock clock;
    private volatile Set<String> uncovered = Set.of();

    @Autowired
    UncoveredTopics(ExternalTaskService tasks, TopicIncidents incidents, List<TaskHandler<?, ?>> handlers) {
        this(tasks, incidents, handlers, Clock.systemUTC());
    }

    /** @param handlers including those whose work is done elsewhere */
    UncoveredTopics(
            ExternalTaskService tasks, TopicIncidents incidents, List<TaskHandler<?, ?>> handlers, Clock clock) {
        this.tasks = tasks;
        this.incidents = incidents;
        this.handled =
                handlers.stream().map(HandlerTypes::topicOf).map(Topic::value).collect(Collectors.toUnmodifiableSet());
        this.clock = clock;
    }

    /** The topics without a worker at the last check, in alphabetical order. */
    public Collection<String> names() {
        return uncovered;
    }

    @Scheduled(fixedDelayString = "PT5S")
    void look() {
        Set<String> found = tasks.getTopicNames(false, true, true).stream()
                .filter(topic -> !handled.contains(topic) && isUncovered(topic))
                .collect(Collectors.toCollection(TreeSet::new));
        for (String topic : found) {
            if (!uncovered.contains(topic)) {
                log.warn("No worker handles topic {}: its tasks have an incident and wait for a worker", topic);
            }
            waitingLong(topic).forEach(incidents::raise);
        }
        uncovered = Collections.unmodifiableSet(found);
        incidents.resolveAllBut(found);
    }

    private boolean isUncovered(String topic) {
        return !waitingLong(topic).isEmpty()
                && tasks.createExternalTaskQuery().topicName(topic).locked().count() == 0;
    }

    private List<ExternalTask> waitingLong(String topic) {
        Date latest = Date.from(clock.instant().minus(PATIENCE));
        return tasks
                .createExternalTaskQuery()
                .topicName(topic)
                .active()
                .notLocked()
                .withRetriesLeft()
                .orderByCreateTime()
                .asc()
                .listPage(0, MOST)
                .stream()
                .filter(task ->
                        task.getCreateTime() == null || task.getCreateTime().before(latest))
                .toList();
    }
}
