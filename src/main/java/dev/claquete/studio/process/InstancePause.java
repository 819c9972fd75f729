package dev.claquete.studio.process;

import dev.claquete.studio.process.task.LockedTasks;
import dev.claquete.studio.process.task.TaskAnnouncements;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Pauses all instances of a business key, and resumes them without consequences of the time in between.
 *
 * <p>The engine changes the state of suspended rows without incrementing their revision, so a transaction that read
 * them before and writes them afterwards would undo it unnoticed. This class increments the revision, so that such a
 * transaction fails and is repeated.
 */
@Component
class InstancePause {

    /**
     * A worker over REST cannot renew its lock while paused; this is the time to do so afterwards. It tries twice a
     * second.
     */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final RuntimeService runtime;
    private final ManagementService management;
    private final ExternalTaskService externalTasks;
    private final LockedTasks held;
    private final TaskAnnouncements announcements;
    private final JdbcTemplate jdbc;

    InstancePause(
            RuntimeService runtime,
            ManagementService management,
            ExternalTaskService externalTasks,
            LockedTasks held,
            TaskAnnouncements announcements,
            JdbcTemplate jdbc) {
        this.runtime = runtime;
        this.management = management;
        this.externalTasks = externalTasks;
        this.held = held;
        this.announcements = announcements;
        this.jdbc = jdbc;
    }

    /** Repeats until none is left: a transaction that this one waited for may have started more. */
    void begin(String businessKey) {
        for (Set<String> active = active(businessKey); !active.isEmpty(); active = active(businessKey)) {
            active.forEach(instance -> {
                runtime.suspendProcessInstanceById(instance);
                countUp(instance);
            });
        }
    }

    void end(String businessKey) {
        Set<String> suspended = ids(runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .suspended());
        for (String instance : suspended) {
            runtime.activateProcessInstanceById(instance);
            countUp(instance);
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
        if (!suspended.isEmpty()) {
            announcements.anyMayBeFree();
        }
    }

    private void countUp(String instance) {
        jdbc.update("update act_ru_execution set rev_ = rev_ + 1 where proc_inst_id_ = ?", instance);
        jdbc.update("update act_ru_task set rev_ = rev_ + 1 where proc_inst_id_ = ?", instance);
        jdbc.update("update act_ru_ext_task set rev_ = rev_ + 1 where proc_inst_id_ = ?", instance);
        jdbc.update("update act_ru_job set rev_ = rev_ + 1 where process_instance_id_ = ?", instance);
    }

    private Set<String> active(String businessKey) {
        return ids(runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .active());
    }

    private static Set<String> ids(ProcessInstanceQuery query) {
        return query.list().stream().map(ProcessInstance::getId).collect(Collectors.toSet());
    }
}
