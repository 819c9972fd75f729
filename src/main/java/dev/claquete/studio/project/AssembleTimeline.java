package dev.claquete.studio.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.render.Timeline;
import dev.claquete.storage.ContentHash;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.file.Files;
import dev.claquete.work.TaskContext;
import dev.claquete.work.TaskHandler;
import dev.claquete.work.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lays down in the store which clips the video consists of, in their order. Safe to repeat: the timeline's key derives from its
 * content.
 */
@Topic("assemble-timeline")
@Component
class AssembleTimeline implements TaskHandler<AssembleTimeline.Input, AssembleTimeline.Output> {

    private final Projects projects;
    private final Scenes scenes;
    private final Files files;
    private final ObjectStore store;
    private final ObjectMapper json;

    AssembleTimeline(Projects projects, Scenes scenes, Files files, ObjectStore store, ObjectMapper json) {
        this.projects = projects;
        this.scenes = scenes;
        this.files = files;
        this.store = store;
        this.json = json;
    }

    record Input(String projectId) {}

    record Output(String timelineKey) {}

    @Override
    @Transactional
    public Output handle(Input in, TaskContext task) throws SceneMissing, JsonProcessingException {
        Project project = projects.lock(UUID.fromString(in.projectId())).orElseThrow();
        String text = json.writeValueAsString(timeline(project));
        ObjectKey key =
                ObjectKey.derived("projects/" + project.id() + "/timelines", "timeline", ContentHash.of(text), "json");
        if (!store.exists(key)) {
            store.put(key, text.getBytes(StandardCharsets.UTF_8), "application/json", Map.of());
        }
        files.register(project.ownerId(), project.id().toString(), key);
        return new Output(key.value());
    }

    private Timeline timeline(Project project) throws SceneMissing {
        List<Timeline.Scene> clips = new ArrayList<>();
        for (Scene scene : scenes.ofRun(project.id())) {
            if (scene.shown()) {
                clips.add(clip(scene));
            }
        }
        if (clips.isEmpty()) {
            throw new SceneMissing("No scene is left for the video");
        }
        Format format = project.format();
        return new Timeline(
                format.aspectRatio().widthPx(),
                format.aspectRatio().heightPx(),
                format.fps(),
                format.transition(),
                clips,
                project.music().wanted() ? project.music().key() : null,
                project.music().volumeDb());
    }

    private static Timeline.Scene clip(Scene scene) throws SceneMissing {
        Asset video = scene.asset(AssetKind.VIDEO);
        if (scene.failed() || video.key().isEmpty() || scene.videoFrames().isEmpty()) {
            throw new SceneMissing("Scene " + scene.number() + " has no clip: "
                    + scene.errorMessage().orElse("it was not rendered"));
        }
        boolean spoken =
                !scene.content().silent() && scene.asset(AssetKind.AUDIO).completed();
        return new Timeline.Scene(
                scene.id().toString(),
                video.key().get().value(),
                scene.videoFrames().get(),
                spoken
                        ? scene.asset(AssetKind.AUDIO)
                                .key()
                                .map(ObjectKey::value)
                                .orElse(null)
                        : null);
    }
}
