package dev.claquete.studio.process;

import java.io.File;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** A diagram of the source tree, for the tests that hold diagrams to the conventions. */
record Drawing(File file, BpmnModelInstance model) {

    static List<Drawing> all() {
        return Arrays.stream(Objects.requireNonNull(new File("src/main/resources/bpmn").listFiles()))
                .filter(file -> file.getName().endsWith(".bpmn"))
                .sorted(Comparator.comparing(File::getName))
                .map(file -> new Drawing(file, Bpmn.readModelFromFile(file)))
                .toList();
    }

    String name() {
        return file.getName().replace(".bpmn", "");
    }

    Process process() {
        return model.getModelElementsByType(Process.class).iterator().next();
    }

    <T extends ModelElementInstance> Collection<T> every(Class<T> type) {
        return model.getModelElementsByType(type);
    }

    Collection<String> codesCaughtAt(ServiceTask step) {
        return every(BoundaryEvent.class).stream()
                .filter(event -> event.getAttachedTo().equals(step))
                .flatMap(event -> event.getEventDefinitions().stream())
                .filter(ErrorEventDefinition.class::isInstance)
                .map(definition ->
                        ((ErrorEventDefinition) definition).getError().getErrorCode())
                .toList();
    }

    static List<FlowNode> after(FlowNode node) {
        return node.getSucceedingNodes().list();
    }

    /** "Generate scene image" -> GenerateSceneImage; a question loses its mark. */
    static String idOf(FlowElement element) {
        return Stream.of(element.getName().replace("?", "").split(" "))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return name();
    }
}
