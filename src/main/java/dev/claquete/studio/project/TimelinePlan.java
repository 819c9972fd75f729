package dev.claquete.studio.project;

import dev.claquete.render.Timeline;
import dev.claquete.storage.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the video is made of, as the project is at one moment. */
@Component
class TimelinePlan {

    private final Projects projects;
    private final Scenes scenes;

    TimelinePlan(Projects projects, Scenes scenes) {
        this.projects = projects;
        this.scenes = scenes;
    }

    @Transactional
    Timeline of(UUID projectId) throws SceneMissing {
        return timeline(projects.lock(projectId).orElseThrow());
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
