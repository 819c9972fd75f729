package dev.claquete.studio.process;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;

/** Reads what we need ourselves from a diagram. */
final class Diagram {

    private Diagram() {}

    /** An extension property of the element, as element templates write it. */
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
