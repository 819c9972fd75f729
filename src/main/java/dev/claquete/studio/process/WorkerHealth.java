package dev.claquete.studio.process;

import dev.claquete.studio.process.WorkProperties.Place;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Checks whether workers are active, by the waiting and the locked tasks in the database. The result is the same on
 * every node, and workers need not report anything.
 */
@Component
public class WorkerHealth {

    /** A free worker takes a task within milliseconds; one that is starting takes longer. */
    public static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ExternalTaskService tasks;
    private final WorkProperties properties;
    private final Clock clock;

    @Autowired
    WorkerHealth(ExternalTaskService tasks, WorkProperties properties) {
        this(tasks, properties, Clock.systemUTC());
    }

    WorkerHealth(ExternalTaskService tasks, WorkProperties properties, Clock clock) {
        this.tasks = tasks;
        this.properties = properties;
        this.clock = clock;
    }

    /** Whether rendering is done in the studio's own process. */
    public boolean embedded() {
        return properties.render() == Place.EMBEDDED;
    }

    /**
     * False if a task of this topic has waited for longer than {@link #PATIENCE} and no worker holds any of its tasks.
     */
    public boolean beats(String topic) {
        List<ExternalTask> oldest = tasks.createExternalTaskQuery()
                .topicName(topic)
                .active()
                .notLocked()
                .withRetriesLeft()
                .orderByCreateTime()
                .asc()
                .listPage(0, 1);
        boolean waitsLong = !oldest.isEmpty()
                && oldest.get(0)
                        .getCreateTime()
                        .toInstant()
                        .isBefore(clock.instant().minus(PATIENCE));
        return !waitsLong
                || tasks.createExternalTaskQuery().topicName(topic).locked().count() > 0;
    }
}
