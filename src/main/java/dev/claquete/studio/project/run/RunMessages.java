package dev.claquete.studio.project.run;

import dev.claquete.studio.project.Project;
import dev.claquete.studio.project.Scene;
import dev.claquete.studio.project.Scenes;
import dev.claquete.studio.project.StepMessage;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Describes in the project's language what its run is doing. */
@Component
class RunMessages {

    private final Scenes scenes;

    RunMessages(Scenes scenes) {
        this.scenes = scenes;
    }

    /** @param scene that the step works on */
    void tell(Project project, String step, Optional<Scene> scene) {
        StepMessage.of(step).ifPresent(message -> {
            int count = (int)
                    scenes.ofProject(project.id()).stream().filter(Scene::shown).count();
            String language = project.voicing().language();
            project.generation()
                    .tell(
                            message.phase(),
                            message.in(language, scene.map(Scene::number).orElse(0), count));
        });
    }
}
