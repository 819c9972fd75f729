package dev.claquete.studio.project.step;

import dev.claquete.render.Timeline;
import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.project.Asset;
import dev.claquete.studio.project.Format;
import dev.claquete.studio.project.Project;
import dev.claquete.studio.project.Projects;
import dev.claquete.studio.project.Scene;
import dev.claquete.studio.project.Scenes;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The parts of the video, from the project's current state. */
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
        boolean portuguese = project.voicing().language().startsWith("pt");
        List<Timeline.Scene> clips = new ArrayList<>();
        for (Scene scene : scenes.ofRun(project.id())) {
            if (scene.shown()) {
                clips.add(clip(scene, portuguese));
            }
        }
        if (clips.isEmpty()) {
            throw new SceneMissing(
                    portuguese
                            ? "Não sobrou nenhuma cena para o vídeo. Inclua uma cena e tente de novo."
                            : "No scene is left for the video. Add a scene, then try again.");
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

    private static Timeline.Scene clip(Scene scene, boolean portuguese) throws SceneMissing {
        Asset video = scene.asset(Asset.Kind.VIDEO);
        if (scene.failed() || video.key().isEmpty() || scene.videoFrames().isEmpty()) {
            String reason = scene.errorMessage().orElse(portuguese ? "não foi renderizada" : "it was not rendered");
            throw new SceneMissing((portuguese ? "A cena " : "Scene ")
                    + scene.number()
                    + (portuguese ? " não tem clipe: " : " has no clip: ")
                    + reason);
        }
        boolean spoken =
                !scene.content().silent() && scene.asset(Asset.Kind.AUDIO).completed();
        return new Timeline.Scene(
                scene.id().toString(),
                video.key().get().value(),
                scene.videoFrames().get(),
                spoken
                        ? scene.asset(Asset.Kind.AUDIO)
                                .key()
                                .map(ObjectKey::value)
                                .orElse(null)
                        : null);
    }
}
