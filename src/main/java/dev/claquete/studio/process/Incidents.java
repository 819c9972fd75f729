package dev.claquete.studio.process;

import dev.claquete.work.RetryCycle;
import java.util.List;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.springframework.stereotype.Component;

/** Retries steps that have no tries left. */
@Component
public class Incidents {

    private final RuntimeService runtime;
    private final ManagementService management;
    private final ExternalTaskService externalTasks;
    private final RepositoryService repository;

    Incidents(
            RuntimeService runtime,
            ManagementService management,
            ExternalTaskService externalTasks,
            RepositoryService repository) {
        this.runtime = runtime;
        this.management = management;
        this.externalTasks = externalTasks;
        this.repository = repository;
    }

    void retry(String businessKey) {
        List<ProcessInstance> instances = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .list();
        for (ProcessInstance instance : instances) {
            externalTasks.createExternalTaskQuery().processInstanceId(instance.getId()).noRetriesLeft().list().stream()
                    .forEach(this::retry);
            management.createJobQuery().processInstanceId(instance.getId()).noRetriesLeft().list().stream()
                    .map(Job::getId)
                    .forEach(job -> management.setJobRetries(job, RetryCycle.DEFAULT.tries()));
        }
    }

    private void retry(ExternalTask task) {
        externalTasks.setRetries(task.getId(), cycleOf(task).tries());
        externalTasks.unlock(task.getId());
    }

    /** The retry cycle of this task in the diagram. */
    public RetryCycle cycleOf(ExternalTask task) {
        BaseElement step = repository
                .getBpmnModelInstance(task.getProcessDefinitionId())
                .getModelElementById(task.getActivityId());
        return Diagram.property(step, RetryCycle.PROPERTY)
                .map(RetryCycle::parse)
                .orElse(RetryCycle.DEFAULT);
    }
}
