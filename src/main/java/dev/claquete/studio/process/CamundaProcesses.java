package dev.claquete.studio.process;

import dev.claquete.studio.process.task.ExternalTaskReports;
import dev.claquete.studio.web.Conflict;
import dev.claquete.work.Variables;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Processes on Camunda's Java API. Each call is one transaction, the caller's if there is one. */
@Repository // translates EngineClashes to Spring's exceptions
@Transactional
class CamundaProcesses implements Processes {

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final InstancePause pause;
    private final Incidents incidents;
    private final ExternalTaskReports reports;

    CamundaProcesses(
            RepositoryService repository,
            RuntimeService runtime,
            TaskService tasks,
            InstancePause pause,
            Incidents incidents,
            ExternalTaskReports reports) {
        this.repository = repository;
        this.runtime = runtime;
        this.tasks = tasks;
        this.pause = pause;
        this.incidents = incidents;
        this.reports = reports;
    }

    @Override
    public String start(String processId, String businessKey, Record variables) {
        try {
            return runtime.createProcessInstanceByKey(processId)
                    .processDefinitionWithoutTenantId()
                    .businessKey(businessKey)
                    .setVariables(Variables.of(variables).asMap())
                    .execute()
                    .getId();
        } catch (SuspendedEntityInteractionException e) {
            throw new Conflict("The administrator of this studio has paused work of this kind; try again later");
        }
    }

    @Override
    @Transactional(readOnly = true)
    public boolean accepts(String processId) {
        return repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(processId)
                        .withoutTenantId()
                        .latestVersion()
                        .active()
                        .count()
                > 0;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isRunning(String businessKey) {
        return instances(businessKey).count() > 0;
    }

    @Override
    public boolean correlate(String message, String businessKey, Record payload) {
        return correlate(runtime.createMessageCorrelation(message), businessKey, payload);
    }

    @Override
    public boolean correlate(
            String message, String businessKey, String variableName, String variableValue, Record payload) {
        return correlate(
                runtime.createMessageCorrelation(message).processInstanceVariableEquals(variableName, variableValue),
                businessKey,
                payload);
    }

    /** The engine hides suspended instances from messages, so they are active for the duration of the call. */
    private boolean correlate(MessageCorrelationBuilder message, String businessKey, Record payload) {
        boolean paused = instances(businessKey).suspended().count() > 0;
        if (paused) {
            pause.end(businessKey);
        }
        boolean heard = !message.processInstanceBusinessKey(businessKey)
                .setVariables(Variables.of(payload).asMap())
                .correlateAllWithResult()
                .isEmpty();
        if (paused) {
            pause.begin(businessKey);
        }
        return heard;
    }

    @Override
    public void suspend(String businessKey) {
        pause.begin(businessKey);
    }

    @Override
    public void activate(String businessKey) {
        pause.end(businessKey);
    }

    @Override
    public void retryFailed(String businessKey) {
        incidents.retry(businessKey);
    }

    @Override
    public void completeUserTask(String businessKey, String taskDefinitionKey, Record variables) {
        List<Task> waiting = tasks.createTaskQuery()
                .processInstanceBusinessKey(businessKey)
                .taskDefinitionKey(taskDefinitionKey)
                .list();
        if (waiting.isEmpty()) {
            throw new IllegalStateException("No task " + taskDefinitionKey + " waits in " + businessKey + ".");
        }
        waiting.forEach(
                task -> tasks.complete(task.getId(), Variables.of(variables).asMap()));
    }

    @Override
    public boolean completeStep(String businessKey, String step, Record outputs) {
        return reports.complete(businessKey, step, Variables.of(outputs));
    }

    @Override
    public boolean failStep(String businessKey, String step, String message) {
        return reports.fail(businessKey, step, message);
    }

    @Override
    public void delete(String businessKey, String reason) {
        List<String> roots = instances(businessKey).rootProcessInstances().list().stream()
                .map(ProcessInstance::getId)
                .toList();
        roots.forEach(id -> runtime.deleteProcessInstance(id, reason));
    }

    private ProcessInstanceQuery instances(String businessKey) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(businessKey);
    }
}
