package dev.claquete.studio.project.step;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.storage.ContentHash;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.file.Files;
import dev.claquete.studio.project.Projects;
import dev.claquete.work.TaskContext;
import dev.claquete.work.TaskHandler;
import dev.claquete.work.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes the video's timeline, its clips in order, to the store. Safe to repeat: the timeline's key derives from its
 * content.
 */
@Topic("assemble-timeline")
@Component
class AssembleTimeline implements TaskHandler<AssembleTimeline.Input, AssembleTimeline.Output> {

    private final Projects projects;
    private final TimelinePlan timelines;
    private final Files files;
    private final ObjectStore store;
    private final ObjectMapper json;
    private final TransactionTemplate transaction;

    AssembleTimeline(
            Projects projects,
            TimelinePlan timelines,
            Files files,
            ObjectStore store,
            ObjectMapper json,
            TransactionTemplate transaction) {
        this.projects = projects;
        this.timelines = timelines;
        this.files = files;
        this.store = store;
        this.json = json;
        this.transaction = transaction;
    }

    record Input(String projectId) {}

    record Output(String timelineKey) {}

    /** Writes to the store without holding the project's lock. */
    @Override
    public Output handle(Input in, TaskContext task) throws SceneMissing, JsonProcessingException {
        UUID projectId = UUID.fromString(in.projectId());
        String text = json.writeValueAsString(timelines.of(projectId));
        ObjectKey key =
                ObjectKey.derived("projects/" + projectId + "/timelines", "timeline", ContentHash.of(text), "json");
        if (!store.exists(key)) {
            store.put(key, text.getBytes(StandardCharsets.UTF_8), "application/json", Map.of());
        }
        transaction.executeWithoutResult(status ->
                projects.lock(projectId).ifPresent(project -> files.register(project.ownerId(), in.projectId(), key)));
        return new Output(key.value());
    }
}
