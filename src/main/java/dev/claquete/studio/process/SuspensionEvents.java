package dev.claquete.studio.process;

import java.util.List;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes an event when an instance is paused or continues. It reads the engine's history events, which are written
 * in the same transaction for each instance, whether one, a list, a definition or a batch was named; the engine has no
 * listener for this.
 */
class SuspensionEvents implements HistoryEventHandler {

    private final ApplicationEventPublisher publisher;

    SuspensionEvents(ApplicationEventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        if (event instanceof HistoricProcessInstanceEventEntity instance
                && event.isEventOfType(HistoryEventTypes.PROCESS_INSTANCE_UPDATE)) {
            ExecutionEntity at = Context.getCommandContext()
                    .getExecutionManager()
                    .findExecutionById(instance.getProcessInstanceId());
            if (at != null) {
                tell(instance.getState(), at);
            }
        }
    }

    private void tell(String state, ExecutionEntity at) {
        String process = at.getProcessDefinition().getKey();
        String key = at.getProcessBusinessKey() == null ? "" : at.getProcessBusinessKey();
        ProcessVariables facts = new ProcessVariableReader(at::getVariable);
        if (HistoricProcessInstance.STATE_SUSPENDED.equals(state)) {
            publisher.publishEvent(new ProcessSuspended(process, key, at.getId(), facts));
        } else if (HistoricProcessInstance.STATE_ACTIVE.equals(state)) {
            publisher.publishEvent(new ProcessActivated(process, key, at.getId(), facts));
        }
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }
}
