package dev.claquete.studio.project.edit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.file.AssetLinks;
import dev.claquete.studio.project.Asset;
import dev.claquete.studio.project.CaptionText;
import dev.claquete.studio.project.Captions;
import dev.claquete.studio.project.Character;
import dev.claquete.studio.project.ContentSettings;
import dev.claquete.studio.project.FinalVideo;
import dev.claquete.studio.project.Generation;
import dev.claquete.studio.project.Music;
import dev.claquete.studio.project.Project;
import dev.claquete.studio.project.Scene;
import dev.claquete.studio.project.SceneContent;
import dev.claquete.studio.project.Scenes;
import dev.claquete.studio.project.TopicLanguage;
import dev.claquete.studio.project.VoiceSettings;
import dev.claquete.studio.project.WordTimings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Converts entities to API answers, with links to their files. Call it within the transaction that loaded them. */
@Component
class ProjectViews {

    private final Scenes scenes;
    private final AssetLinks links;
    private final WordTimings wordTimings;

    ProjectViews(Scenes scenes, AssetLinks links, WordTimings wordTimings) {
        this.scenes = scenes;
        this.links = links;
        this.wordTimings = wordTimings;
    }

    ProjectView project(Project project) {
        return project(
                project,
                scenes.ofProject(project.id()).stream()
                        .map(scene -> scene(project, scene))
                        .toList());
    }

    /** For lists: scenes come without their word timings. */
    List<ProjectView> projects(List<Project> projects) {
        Map<UUID, List<Scene>> byProject = scenes
                .ofProjects(projects.stream().map(Project::id).toList())
                .stream()
                .collect(Collectors.groupingBy(Scene::projectId));
        return projects.stream()
                .map(project -> project(
                        project,
                        byProject.getOrDefault(project.id(), List.of()).stream()
                                .map(scene -> scene(project, scene, null))
                                .toList()))
                .toList();
    }

    SceneView scene(Project project, Scene scene) {
        return scene(
                project,
                scene,
                scene.wordTimingsKey().flatMap(wordTimings::read).orElse(null));
    }

    CharacterView character(Character character) {
        return new CharacterView(
                character.id(),
                character.name(),
                character.description(),
                character.images().stream().map(links::link).toList(),
                character.ownerId(),
                character.createdAt());
    }

    private ProjectView project(Project project, List<SceneView> sceneViews) {
        Instant now = Instant.now();
        ContentSettings story = project.story();
        VoiceSettings voicing = project.voicing();
        Music music = project.music();
        Captions captions = project.captions();
        Generation generation = project.generation();
        Optional<FinalVideo> video = project.finalVideo();
        return new ProjectView(
                project.id(),
                project.ownerId(),
                story.topic(),
                story.style(),
                voicing.language(),
                voicing.voiceName(),
                voicing.ttsProvider(),
                voicing.videoModel(),
                voicing.audioModel(),
                music.wanted(),
                music.prompt(),
                link(Optional.ofNullable(music.key()).map(ObjectKey::new)),
                music.status(),
                project.status(),
                story.title(),
                story.description(),
                new ProjectView.DurationConfig(story.minSeconds(), story.maxSeconds(), story.targetScenes()),
                project.lockSessionId(now).orElse(null),
                project.lockExpiresAt(now).orElse(null),
                project.filing().archived(),
                project.filing().tags(),
                project.filing().folderId(),
                link(video.map(FinalVideo::key).map(ObjectKey::new)),
                project.createdAt(),
                project.updatedAt(),
                project.characters().stream().map(this::character).toList(),
                sceneViews,
                story.script(),
                link(project.referenceImage()),
                story.approveScript(),
                generation.awaitingApproval(),
                project.format().aspectRatio(),
                project.format().fps(),
                project.format().transition(),
                captions.enabled(),
                captions.position(),
                captions.colour(),
                captions.highlightColour(),
                music.volumeDb(),
                generation.progress(),
                generation.message(voicing.language()).orElse(null),
                generation.errorMessage().orElse(null),
                video.map(FinalVideo::seconds).orElse(null),
                video.map(FinalVideo::bytes).orElse(null),
                TopicLanguage.warnings(story, voicing.language()));
    }

    private SceneView scene(Project project, Scene scene, @Nullable JsonNode timings) {
        SceneContent content = scene.content();
        Asset image = scene.asset(Asset.Kind.IMAGE);
        Asset audio = scene.asset(Asset.Kind.AUDIO);
        Asset video = scene.asset(Asset.Kind.VIDEO);
        return new SceneView(
                scene.id(),
                scene.projectId(),
                content.sceneNumber(),
                content.visualDescription(),
                content.narration(),
                content.durationSeconds(),
                link(image.key()),
                image.status(),
                link(audio.key()),
                audio.status(),
                null,
                Asset.Status.DRAFT,
                link(video.key()),
                video.status(),
                "image",
                timings,
                scene.errorMessage().orElse(null),
                image.attempts(),
                audio.attempts(),
                video.attempts(),
                content.visualEffect(),
                scene.skipped(),
                scene.version(),
                scene.status(),
                scene.createdAt(),
                scene.deletedAt().orElse(null),
                scene.characters().stream().map(this::character).toList(),
                CaptionText.warnings(project, content.narration()));
    }

    private @Nullable String link(Optional<ObjectKey> key) {
        return key.map(links::link).orElse(null);
    }
}
