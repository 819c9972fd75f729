package dev.claquete.studio.process.task;

import dev.claquete.studio.process.Incidents;
import dev.claquete.work.Variables;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/**
 * Reports the outcome of a step on behalf of a worker that never fetched its task: locks the task in its name, then
 * reports on it.
 */
@Component
public class ExternalTaskReports {

    private static final String REPORTER = "outside-report";

    /** The lock is used within the current transaction. */
    private static final Duration MOMENT = Duration.ofSeconds(10);

    private final ProcessEngineConfigurationImpl engine;
    private final RuntimeService runtime;
    private final ExternalTaskService tasks;
    private final Incidents incidents;

    ExternalTaskReports(ProcessEngine engine, RuntimeService runtime, ExternalTaskService tasks, Incidents incidents) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.runtime = runtime;
        this.tasks = tasks;
        this.incidents = incidents;
    }

    public boolean complete(String businessKey, String step, Variables outputs) {
        Optional<ExternalTask> waiting = find(businessKey, step);
        waiting.ifPresent(task -> {
            take(task.getId());
            tasks.complete(task.getId(), REPORTER, outputs.asMap());
        });
        return waiting.isPresent();
    }

    public boolean fail(String businessKey, String step, String message) {
        Optional<ExternalTask> waiting = find(businessKey, step).filter(task -> !held(task));
        waiting.ifPresent(task -> {
            var cycle = incidents.cycleOf(task);
            int tries = task.getRetries() == null ? cycle.tries() : task.getRetries();
            take(task.getId());
            tasks.handleFailure(
                    task.getId(),
                    REPORTER,
                    message,
                    message,
                    Math.max(0, tries - 1),
                    cycle.rest().toMillis());
        });
        return waiting.isPresent();
    }

    private Optional<ExternalTask> find(String businessKey, String step) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(businessKey).active().list().stream()
                .flatMap(instance -> waiting(instance.getId(), step))
                .findFirst();
    }

    private Stream<ExternalTask> waiting(String instance, String step) {
        return tasks.createExternalTaskQuery().processInstanceId(instance).activityId(step).active().list().stream();
    }

    private static boolean held(ExternalTask task) {
        Date end = task.getLockExpirationTime();
        return task.getWorkerId() != null
                && !task.getWorkerId().equals(REPORTER)
                && end != null
                && end.after(ClockUtil.getCurrentTime());
    }

    private void take(String taskId) {
        engine.getCommandExecutorTxRequired().execute(context -> {
            ExternalTaskEntity task = context.getExternalTaskManager().findExternalTaskById(taskId);
            task.lock(REPORTER, MOMENT.toMillis());
            return task;
        });
    }
}
