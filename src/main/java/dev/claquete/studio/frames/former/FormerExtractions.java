package dev.claquete.studio.frames.former;

import dev.claquete.studio.process.EventReached;
import dev.claquete.studio.process.IncidentCleared;
import dev.claquete.studio.process.IncidentRaised;
import dev.claquete.studio.process.ProcessEnded;
import dev.claquete.studio.process.StepFinished;
import dev.claquete.studio.process.StepProgressed;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Republishes events of the process {@code extract-frames} as those of {@code media-operation}, which jobs listen to.
 */
@Component
class FormerExtractions {

    private static final String FORMER = "extract-frames";
    private static final String PRESENT = "media-operation";

    private static final Map<String, String> PRESENT_NAMES = Map.of(
            "ExtractFrames", "PerformOperation",
            "PublishFrames", "PublishResults",
            "FramesFailed", "OperationFailed",
            "ExtractionCancelled", "OperationCancelled");

    private final ApplicationEventPublisher events;

    FormerExtractions(ApplicationEventPublisher events) {
        this.events = events;
    }

    @EventListener
    void on(StepFinished event) {
        if (event.processId().equals(FORMER)) {
            events.publishEvent(new StepFinished(PRESENT, event.businessKey(), present(event.step()), event.facts()));
        }
    }

    @EventListener
    void on(EventReached event) {
        if (event.processId().equals(FORMER)) {
            events.publishEvent(new EventReached(PRESENT, event.businessKey(), present(event.event()), event.facts()));
        }
    }

    @EventListener
    void on(IncidentRaised event) {
        if (event.processId().equals(FORMER)) {
            events.publishEvent(new IncidentRaised(
                    PRESENT,
                    event.businessKey(),
                    present(event.step()),
                    event.taskId(),
                    event.message(),
                    event.facts()));
        }
    }

    @EventListener
    void on(IncidentCleared event) {
        if (event.processId().equals(FORMER)) {
            events.publishEvent(new IncidentCleared(
                    PRESENT,
                    event.businessKey(),
                    present(event.step()),
                    event.taskId(),
                    event.goesOn(),
                    event.facts()));
        }
    }

    /** Runs before credits are settled: the job's row is locked first. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(ProcessEnded event) {
        if (event.processId().equals(FORMER)) {
            events.publishEvent(new ProcessEnded(
                    PRESENT, event.businessKey(), event.instanceId(), event.cancelled(), event.facts()));
        }
    }

    @EventListener
    void on(StepProgressed event) {
        if (event.step().equals("ExtractFrames")) {
            events.publishEvent(new StepProgressed(
                    event.businessKey(),
                    present(event.step()),
                    event.taskId(),
                    event.attempt(),
                    event.facts(),
                    event.fraction(),
                    event.message()));
        }
    }

    private static String present(String name) {
        return PRESENT_NAMES.getOrDefault(name, name);
    }
}
