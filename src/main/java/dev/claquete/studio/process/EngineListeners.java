package dev.claquete.studio.process;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Incident;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Hooks our listeners into the engine. Its settings are in application.yml under camunda.bpm, with their reasons. */
@Component
class EngineListeners extends AbstractProcessEnginePlugin {

    private final DiagramEvents diagramEvents;
    private final ApplicationEventPublisher publisher;

    EngineListeners(DiagramEvents diagramEvents, ApplicationEventPublisher publisher) {
        this.diagramEvents = diagramEvents;
        this.publisher = publisher;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomPostBPMNParseListeners(List.of(diagramEvents));
        engine.setCustomIncidentHandlers(List.of(
                new IncidentEvents(Incident.EXTERNAL_TASK_HANDLER_TYPE, publisher),
                new IncidentEvents(Incident.FAILED_JOB_HANDLER_TYPE, publisher)));
    }
}
