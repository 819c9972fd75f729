package dev.claquete.studio.process;

import java.util.Set;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.runtime.Incident;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Incidents of tasks whose topic has no worker: one for each task, however many nodes check. */
@Component
class TopicIncidents {

    /** The type shown in Cockpit, beside {@code failedJob} and {@code failedExternalTask}. */
    static final String TYPE = "uncoveredTopic";

    private static final Logger log = LoggerFactory.getLogger(TopicIncidents.class);

    private final RuntimeService runtime;
    private final ExternalTaskService tasks;
    private final JdbcClient database;
    private final TransactionTemplate transaction;

    TopicIncidents(
            RuntimeService runtime,
            ExternalTaskService tasks,
            JdbcClient database,
            PlatformTransactionManager transactions) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
    }

    void raise(ExternalTask task) {
        alone(task.getId(), () -> {
            boolean gone =
                    tasks.createExternalTaskQuery().externalTaskId(task.getId()).count() == 0;
            boolean raised = runtime.createIncidentQuery()
                            .incidentType(TYPE)
                            .configuration(task.getId())
                            .count()
                    > 0;
            if (!gone && !raised) {
                runtime.createIncident(TYPE, task.getExecutionId(), task.getId(), message(task.getTopicName()));
            }
        });
    }

    /** @param topics that still have no worker */
    void resolveAllBut(Set<String> topics) {
        for (Incident incident :
                runtime.createIncidentQuery().incidentType(TYPE).list()) {
            // incidents of parent instances have no task of their own and are resolved with the first
            if (incident.getConfiguration() != null && !waits(incident.getConfiguration(), topics)) {
                alone(incident.getConfiguration(), () -> {
                    if (runtime.createIncidentQuery()
                                    .incidentId(incident.getId())
                                    .count()
                            > 0) {
                        runtime.resolveIncident(incident.getId());
                    }
                });
            }
        }
    }

    private boolean waits(String task, Set<String> topics) {
        ExternalTask waiting =
                tasks.createExternalTaskQuery().externalTaskId(task).singleResult();
        return waiting != null && topics.contains(waiting.getTopicName());
    }

    /**
     * One node at a time for each task; a failure, for example because its instance ends meanwhile, does not affect the
     * others.
     */
    private void alone(String task, Runnable change) {
        try {
            transaction.executeWithoutResult(status -> {
                database.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(:task, 51))) held")
                        .param("task", task)
                        .query()
                        .listOfRows();
                change.run();
            });
        } catch (RuntimeException e) {
            log.warn("The incident of task {} could not be raised or resolved; the next check tries again", task, e);
        }
    }

    private static String message(String topic) {
        return "No worker handles the topic \"" + topic
                + "\". Start one, or deploy the diagram with a topic that has a worker.";
    }
}
