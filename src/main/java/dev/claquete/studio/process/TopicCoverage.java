package dev.claquete.studio.process;

import dev.claquete.work.HandlerTypes;
import dev.claquete.work.TaskHandler;
import dev.claquete.work.Topic;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Start-up fails when a deployed diagram names a topic that nobody handles: its tasks would wait for ever. */
@Component
class TopicCoverage implements SmartInitializingSingleton {

    private final RepositoryService repository;
    private final Set<String> handled;

    /** @param handlers also those whose work is done elsewhere */
    TopicCoverage(RepositoryService repository, List<TaskHandler<?, ?>> handlers) {
        this.repository = repository;
        this.handled =
                handlers.stream().map(HandlerTypes::topicOf).map(Topic::value).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> orphans = repository.createProcessDefinitionQuery().latestVersion().active().list().stream()
                .flatMap(diagram -> orphans(diagram).stream())
                .sorted()
                .toList();
        if (!orphans.isEmpty()) {
            throw new IllegalStateException("No handler for " + String.join(", ", orphans)
                    + ". A topic is the kebab case of its handler's class name.");
        }
    }

    private List<String> orphans(ProcessDefinition diagram) {
        return Diagram.topics(repository.getBpmnModelInstance(diagram.getId())).stream()
                .filter(topic -> !handled.contains(topic))
                .map(topic -> topic + " in " + diagram.getKey())
                .toList();
    }
}
