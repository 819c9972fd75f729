package dev.claquete.studio.process;

import java.util.List;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentEntity;
import org.camunda.bpm.engine.runtime.Incident;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/** Handles incidents of one type as the engine does, and publishes events about them. */
class IncidentEvents extends DefaultIncidentHandler {

    private final ApplicationEventPublisher publisher;

    /** @param type of {@link Incident}: a failed external task, or a failed job of the engine itself */
    IncidentEvents(String type, ApplicationEventPublisher publisher) {
        super(type);
        this.publisher = publisher;
    }

    @Override
    public Incident handleIncident(IncidentContext context, String message) {
        Incident incident = super.handleIncident(context, message);
        ExecutionEntity at = execution(context);
        if (at != null) {
            publisher.publishEvent(new IncidentRaised(
                    processId(at),
                    key(at),
                    context.getActivityId(),
                    context.getConfiguration(),
                    message == null ? "" : message,
                    facts(at)));
        }
        return incident;
    }

    /** Called whenever a task or job ends, usually without any incident. */
    @Override
    protected void removeIncident(IncidentContext context, boolean resolved) {
        List<Incident> open = Context.getCommandContext()
                .getIncidentManager()
                .findIncidentByConfiguration(context.getConfiguration());
        for (Incident incident : open) {
            if (resolved) {
                ((IncidentEntity) incident).resolve();
            } else {
                ((IncidentEntity) incident).delete();
            }
        }
        ExecutionEntity at = open.isEmpty() ? null : execution(context);
        if (at != null) {
            publisher.publishEvent(new IncidentCleared(
                    processId(at), key(at), context.getActivityId(), context.getConfiguration(), resolved, facts(at)));
        }
    }

    /** Null for a job that belongs to no process, such as history cleanup. */
    private static @Nullable ExecutionEntity execution(IncidentContext context) {
        return context.getExecutionId() == null
                ? null
                : Context.getCommandContext().getExecutionManager().findExecutionById(context.getExecutionId());
    }

    private static String processId(ExecutionEntity at) {
        return at.getProcessDefinition().getKey();
    }

    private static String key(ExecutionEntity at) {
        String key = at.getProcessBusinessKey();
        return key == null ? "" : key;
    }

    private static ProcessVariables facts(ExecutionEntity at) {
        return new ProcessVariableReader(at::getVariable);
    }
}
