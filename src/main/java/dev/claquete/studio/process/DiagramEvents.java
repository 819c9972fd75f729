package dev.claquete.studio.process;

import dev.claquete.studio.process.task.TaskAnnouncements;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.ExternalTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Adds listeners to a diagram: at its start and end, tasks for workers and people, end events, boundary events and the
 * messages that start event subprocesses. Also wakes the workers of a topic when a task for them is committed.
 */
@Component
class DiagramEvents extends AbstractBpmnParseListener {

    private final ApplicationEventPublisher publisher;
    private final TaskAnnouncements announcements;

    DiagramEvents(ApplicationEventPublisher publisher, TaskAnnouncements announcements) {
        this.publisher = publisher;
        this.announcements = announcements;
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
        process.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener)
                at -> publisher.publishEvent(new ProcessStarted(processId(at), businessKey(at))));
        process.addBuiltInListener(
                ExecutionListener.EVENTNAME_END, (ExecutionListener) at -> publisher.publishEvent(new ProcessEnded(
                        processId(at),
                        businessKey(at),
                        at.getProcessInstanceId(),
                        at.isCanceled() || endedAside(at),
                        facts(at))));
    }

    @Override
    public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl task) {
        if (task.getActivityBehavior() instanceof ExternalTaskActivityBehavior) {
            publishStep(task);
            String topic = element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "topic");
            task.addBuiltInListener(
                    ExecutionListener.EVENTNAME_START, (ExecutionListener) at -> announcements.made(topic));
        }
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl task) {
        publishStep(task);
    }

    @Override
    public void parseEndEvent(Element element, ScopeImpl scope, ActivityImpl event) {
        publishEvent(event);
    }

    @Override
    public void parseBoundaryEvent(Element element, ScopeImpl scope, ActivityImpl event) {
        publishEvent(event);
    }

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl event) {
        if (scope instanceof ActivityImpl subprocess && subprocess.isTriggeredByEvent()) {
            publishEvent(event);
        }
    }

    private void publishStep(ActivityImpl task) {
        task.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener)
                at -> publisher.publishEvent(new StepStarted(processId(at), businessKey(at), task.getId(), facts(at))));
        task.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) at -> {
            if (!at.isCanceled()) {
                publisher.publishEvent(new StepFinished(processId(at), businessKey(at), task.getId(), facts(at)));
            }
        });
    }

    private void publishEvent(ActivityImpl event) {
        event.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) at ->
                publisher.publishEvent(new EventReached(processId(at), businessKey(at), event.getId(), facts(at))));
    }

    /** True if the last thing that happened was an event subprocess. */
    private static boolean endedAside(DelegateExecution at) {
        ActivityImpl last = ((ExecutionEntity) at).getActivity();
        return last != null && last.isTriggeredByEvent();
    }

    private static String processId(DelegateExecution at) {
        return ((ExecutionEntity) at).getProcessDefinition().getKey();
    }

    private static String businessKey(DelegateExecution at) {
        String key = at.getProcessBusinessKey();
        return key == null ? "" : key;
    }

    private static ProcessVariables facts(DelegateExecution at) {
        return new ProcessVariableReader(at::getVariable);
    }
}
