package dev.claquete.studio.process;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;

/** What we read out of a diagram ourselves. */
final class Diagram {

    private Diagram() {}

    /** The topics of its service tasks. */
    static Set<String> topics(BpmnModelInstance diagram) {
        return diagram.getModelElementsByType(ServiceTask.class).stream()
                .filter(task -> "external".equals(task.getCamundaType()))
                .map(ServiceTask::getCamundaTopic)
                .collect(Collectors.toSet());
    }

    /** An extension property of the element, as element templates write them. */
    static Optional<String> property(BaseElement element, String name) {
        return Stream.ofNullable(element.getExtensionElements())
                .flatMap(extensions ->
                        extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream())
                .map(CamundaProperties::getCamundaProperties)
                .flatMap(Collection::stream)
                .filter(property -> name.equals(property.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                .findFirst();
    }
}
