package dev.claquete.studio.process;

import dev.claquete.dependency.Dependencies;
import dev.claquete.studio.process.task.TaskAnnouncements;
import dev.claquete.studio.process.task.UncaughtErrors;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Incident;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Registers our listeners with the engine, and restricts what expressions and scripts of a diagram can reach. Its
 * settings are in application.yml under camunda.bpm, with their reasons.
 */
@Component
class EngineListeners extends AbstractProcessEnginePlugin {

    private final DiagramEvents diagramEvents;
    private final ApplicationEventPublisher publisher;
    private final TaskAnnouncements announcements;
    private final TransactionRetry retry;
    private final Dependencies dependencies;

    EngineListeners(
            DiagramEvents diagramEvents,
            ApplicationEventPublisher publisher,
            TaskAnnouncements announcements,
            TransactionRetry retry,
            Dependencies dependencies) {
        this.retry = retry;
        this.announcements = announcements;
        this.dependencies = dependencies;
        this.diagramEvents = diagramEvents;
        this.publisher = publisher;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setSchemaOperationsCommand(new EngineSchemaLock());
        engine.setExpressionManager(new ShippedExpressions());
        engine.setScriptEngineResolver(new ForbiddenScripts());
        engine.setArtifactFactory(new ForbiddenClasses());
        engine.setCustomPostBPMNParseListeners(with(engine.getCustomPostBPMNParseListeners(), diagramEvents));
        engine.setCustomIncidentHandlers(with(
                engine.getCustomIncidentHandlers(),
                new IncidentEvents(Incident.EXTERNAL_TASK_HANDLER_TYPE, publisher),
                new IncidentEvents(Incident.FAILED_JOB_HANDLER_TYPE, publisher),
                new IncidentEvents(TopicIncidents.TYPE, publisher)));
        engine.setCustomHistoryEventHandlers(
                with(engine.getCustomHistoryEventHandlers(), new SuspensionEvents(publisher)));
        engine.setFailedJobCommandFactory(new OutageJobRetry(dependencies));
        engine.setExternalTaskService(new UncaughtErrors(announcements, retry));
    }

    /** Mutable, because the engine and other plugins add to these lists. */
    @SafeVarargs
    private static <T> List<T> with(@Nullable List<T> present, T... more) {
        List<T> all = new ArrayList<>(present == null ? List.of() : present);
        all.addAll(List.of(more));
        return all;
    }
}
