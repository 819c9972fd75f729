package dev.claquete.studio.project.step;

import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.project.Asset;
import dev.claquete.studio.project.Captions;
import dev.claquete.studio.project.Character;
import dev.claquete.studio.project.Format;
import dev.claquete.studio.project.Project;
import dev.claquete.studio.project.Projects;
import dev.claquete.studio.project.RunTarget;
import dev.claquete.studio.project.Scene;
import dev.claquete.studio.project.SceneContent;
import dev.claquete.studio.project.Scenes;
import dev.claquete.work.TaskContext;
import dev.claquete.work.TaskHandler;
import dev.claquete.work.Topic;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides what to make for one scene in this run, and from which inputs. Changes nothing. A scene that is left out
 * meanwhile leaves the run when this step ends: see {@code ProjectProjection}.
 */
@Topic(value = "prepare-scene", slots = 4)
@Component
public class PrepareScene implements TaskHandler<PrepareScene.Input, PrepareScene.Output> {

    /** A text variable holds at most 4000 characters. */
    private static final int MAX_PROMPT = 3900;

    private final Projects projects;
    private final Scenes scenes;

    PrepareScene(Projects projects, Scenes scenes) {
        this.projects = projects;
        this.scenes = scenes;
    }

    public record Input(String projectId, int sceneIndex, String goal, @Nullable String targetSceneId) {}

    /**
     * @param imageKey the supplied image, if any
     * @param silentSeconds how long a scene without narration lasts; 0 for one with narration
     */
    record Output(
            String sceneId,
            int sceneNumber,
            boolean imageWanted,
            boolean narrationWanted,
            boolean clipWanted,
            boolean animationWanted,
            @Nullable String imageKey,
            String imagePrompt,
            String narrationText,
            String language,
            String style,
            @Nullable String voiceName,
            int imageVersion,
            int narrationVersion,
            int widthPx,
            int heightPx,
            int fps,
            String visualEffect,
            String transition,
            double silentSeconds,
            boolean captionsWanted,
            String captionPosition,
            String captionColour,
            String captionHighlightColour,
            @Nullable String referenceImageKey) {}

    @Override
    @Transactional(readOnly = true)
    public Output handle(Input in, TaskContext task) {
        UUID projectId = UUID.fromString(in.projectId());
        Project project = projects.findById(projectId).orElseThrow();
        Scene scene = scenes.ofRun(projectId).stream()
                .filter(candidate -> candidate.runPosition().equals(Optional.of(in.sceneIndex())))
                .findFirst()
                .orElseThrow();
        RunTarget goal = RunTarget.of(in.goal(), in.targetSceneId());
        SceneContent content = scene.content();
        Format format = project.format();
        Captions captions = project.captions();
        boolean wanted = scene.wantedBy(goal);
        return new Output(
                scene.id().toString(),
                scene.number(),
                wanted && goal.wantsImageOf(scene.id()) && !scene.imageGiven(),
                wanted && goal.wantsNarrationOf(scene.id()) && !content.silent(),
                scene.shown() && goal.isVideo(),
                false,
                scene.imageGiven() ? value(scene.asset(Asset.Kind.IMAGE).key()) : null,
                prompt(project, scene),
                content.narration().strip(),
                project.voicing().language(),
                project.story().style(),
                project.voicing().voiceName(),
                scene.imageVersion(),
                scene.narrationVersion(),
                format.aspectRatio().widthPx(),
                format.aspectRatio().heightPx(),
                format.fps(),
                content.visualEffect(),
                format.transition(),
                content.silent() ? content.durationSeconds() : 0,
                captions.enabled(),
                captions.position(),
                captions.colour(),
                captions.highlightColour(),
                value(reference(project, scene)));
    }

    /** The visual description and the characters; without a description, the narration or the topic. */
    private static String prompt(Project project, Scene scene) {
        String seen = Stream.of(
                        scene.content().visualDescription(),
                        scene.content().narration(),
                        String.valueOf(project.story().title()),
                        project.story().topic())
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
        String who = cast(project, scene).stream()
                .map(character -> character.name() + " (" + character.description() + ")")
                .collect(Collectors.joining("; "));
        String prompt = who.isEmpty() ? seen : seen + "\nCharacters: " + who;
        return prompt.codePointCount(0, prompt.length()) <= MAX_PROMPT
                ? prompt
                : prompt.substring(0, prompt.offsetByCodePoints(0, MAX_PROMPT));
    }

    private static List<Character> cast(Project project, Scene scene) {
        return scene.characters().isEmpty() ? project.characters() : scene.characters();
    }

    private static Optional<ObjectKey> reference(Project project, Scene scene) {
        Optional<ObjectKey> ofCharacter = cast(project, scene).stream()
                .flatMap(character -> character.images().stream())
                .findFirst();
        return scene.characters().isEmpty() ? project.referenceImage().or(() -> ofCharacter) : ofCharacter;
    }

    private static @Nullable String value(Optional<ObjectKey> key) {
        return key.map(ObjectKey::value).orElse(null);
    }
}
