package dev.claquete.studio.process.security;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the process instance that a route concerns: by its own id, or by that of one of its tasks, jobs, executions or
 * incidents.
 */
@Component
class AffectedInstance {

    private static final Pattern ROUTE =
            Pattern.compile("/(process-instance|external-task|job|task|execution|incident)/([^/]+)(/.*)?");

    private final ProcessEngine engine;

    AffectedInstance(ProcessEngine engine) {
        this.engine = engine;
    }

    /**
     * Its id, its process and its business key, as {@code instance}, {@code process} and {@code key}; empty for none or
     * several.
     */
    Map<String, String> find(String path) {
        Matcher route = ROUTE.matcher(path);
        Map<String, String> found = new LinkedHashMap<>();
        if (route.matches()) {
            Optional.ofNullable(id(route.group(1), route.group(2))).ifPresent(id -> {
                ProcessInstance instance = engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(id)
                        .singleResult();
                if (instance != null) {
                    found.put("instance", id);
                    found.put("process", instance.getProcessDefinitionId());
                    Optional.ofNullable(instance.getBusinessKey()).ifPresent(key -> found.put("key", key));
                }
            });
        }
        return found;
    }

    private @Nullable String id(String resource, String id) {
        return switch (resource) {
            case "external-task" -> Optional.ofNullable(engine.getExternalTaskService()
                            .createExternalTaskQuery()
                            .externalTaskId(id)
                            .singleResult())
                    .map(ExternalTask::getProcessInstanceId)
                    .orElse(null);
            case "job" -> Optional.ofNullable(engine.getManagementService()
                            .createJobQuery()
                            .jobId(id)
                            .singleResult())
                    .map(Job::getProcessInstanceId)
                    .orElse(null);
            case "task" -> Optional.ofNullable(
                            engine.getTaskService().createTaskQuery().taskId(id).singleResult())
                    .map(Task::getProcessInstanceId)
                    .orElse(null);
            case "execution" -> Optional.ofNullable(engine.getRuntimeService()
                            .createExecutionQuery()
                            .executionId(id)
                            .singleResult())
                    .map(Execution::getProcessInstanceId)
                    .orElse(null);
            case "incident" -> Optional.ofNullable(engine.getRuntimeService()
                            .createIncidentQuery()
                            .incidentId(id)
                            .singleResult())
                    .map(Incident::getProcessInstanceId)
                    .orElse(null);
            default -> id;
        };
    }
}
