package dev.claquete.studio.process;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** Pausing all instances of a business key, and going on without any of them suffering from the time in between. */
@Component
class Pause {

    /** A worker over REST cannot renew its lock while paused; this is what it gets to do so. It tries twice a second. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final RuntimeService runtime;
    private final ManagementService management;
    private final ExternalTaskService externalTasks;
    private final HeldTasks held;
    private final TaskBell bell;

    Pause(
            RuntimeService runtime,
            ManagementService management,
            ExternalTaskService externalTasks,
            HeldTasks held,
            TaskBell bell) {
        this.runtime = runtime;
        this.management = management;
        this.externalTasks = externalTasks;
        this.held = held;
        this.bell = bell;
    }

    void begin(String businessKey) {
        instances(businessKey).forEach(runtime::suspendProcessInstanceById);
    }

    void end(String businessKey) {
        for (String instance : instances(businessKey)) {
            runtime.activateProcessInstanceById(instance);
            externalTasks.createExternalTaskQuery().processInstanceId(instance).list().stream()
                    .filter(task -> task.getWorkerId() != null)
                    .forEach(task -> held.keep(task.getId(), GRACE));
            management
                    .createJobQuery()
                    .processInstanceId(instance)
                    .timers()
                    .list()
                    .forEach(timer -> management.recalculateJobDuedate(timer.getId(), false));
        }
        AfterCommit.run(bell::ringAll);
    }

    private Set<String> instances(String businessKey) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(businessKey).list().stream()
                .map(ProcessInstance::getId)
                .collect(Collectors.toSet());
    }
}
