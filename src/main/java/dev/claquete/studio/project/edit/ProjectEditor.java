package dev.claquete.studio.project.edit;

import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.account.Account;
import dev.claquete.studio.account.AccountDirectory;
import dev.claquete.studio.file.Files;
import dev.claquete.studio.file.MediaKind;
import dev.claquete.studio.process.Processes;
import dev.claquete.studio.project.Asset;
import dev.claquete.studio.project.CaptionText;
import dev.claquete.studio.project.Character;
import dev.claquete.studio.project.ContentSettings;
import dev.claquete.studio.project.GivenScript;
import dev.claquete.studio.project.Project;
import dev.claquete.studio.project.ProjectAccess;
import dev.claquete.studio.project.ProjectChanges;
import dev.claquete.studio.project.ProjectSettings;
import dev.claquete.studio.project.Projects;
import dev.claquete.studio.project.Scene;
import dev.claquete.studio.project.SceneContent;
import dev.claquete.studio.project.Scenes;
import dev.claquete.studio.project.TopicLanguage;
import dev.claquete.studio.project.run.RunService;
import dev.claquete.studio.web.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Creates, edits and deletes projects from clients' input. A request is checked completely, including the download of
 * its media, before anything is written.
 */
@Component
class ProjectEditor {

    private static final int MAX_CHARACTERS = 20;

    private final Projects projects;
    private final Scenes scenes;
    private final ProjectAccess access;
    private final SelectedCharacters cast;
    private final MediaAttachments media;
    private final Files files;
    private final Processes processes;
    private final RunService runs;
    private final ProjectChanges changes;
    private final ProjectViews views;
    private final AccountDirectory accounts;
    private final TransactionTemplate transaction;

    ProjectEditor(
            Projects projects,
            Scenes scenes,
            ProjectAccess access,
            SelectedCharacters cast,
            MediaAttachments media,
            Files files,
            Processes processes,
            RunService runs,
            ProjectChanges changes,
            ProjectViews views,
            AccountDirectory accounts,
            TransactionTemplate transaction) {
        this.projects = projects;
        this.scenes = scenes;
        this.access = access;
        this.cast = cast;
        this.media = media;
        this.files = files;
        this.processes = processes;
        this.runs = runs;
        this.changes = changes;
        this.views = views;
        this.accounts = accounts;
        this.transaction = transaction;
    }

    ProjectView create(JsonReader in) {
        UUID owner = access.owner();
        UUID id = UUID.randomUUID();
        ProjectSettings settings = inItsOwnLanguage(in, ProjectSettings.read(in, null), owner);
        Optional<GivenScript> script =
                GivenScript.in(settings.story(), settings.voicing().language());
        List<JsonReader> sceneInputs =
                in.get("scenes").objects(ContentSettings.MAX_SCENES).orElse(List.of());
        ProjectSettings complete = settings.withStory(told(in, settings.story(), script, sceneInputs.size()));
        List<Character> characters = cast.of(owner, in, "character_ids", MAX_CHARACTERS);
        try (MediaAttachments.Tray tray = media.tray(owner)) {
            List<NewScene> newScenes = newScenes(owner, sceneInputs, script, tray);
            newScenes.forEach(scene -> check(settings, scene.content));
            Optional<MediaAttachments.Given> music = tray.fetch(in, "bg_music_url", MediaKind.AUDIO);
            Optional<MediaAttachments.Given> reference = tray.fetch(in, "reference_image_url", MediaKind.IMAGE);
            return commit(() -> {
                Project project = new Project(id, owner, complete);
                projects.save(project);
                project.cast(characters);
                music.ifPresent(given -> play(project, tray.keep(given, folder(id), id)));
                reference.ifPresent(given -> project.refer(tray.keep(given, folder(id), id)));
                newScenes.forEach(scene -> scenes.save(scene.of(project, tray)));
                return views.project(project);
            });
        }
    }

    /** Without a given language, takes the language of the topic, the script or the scenes. */
    private ProjectSettings inItsOwnLanguage(JsonReader in, ProjectSettings settings, UUID owner) {
        if (in.has("language") && !in.clears("language")) {
            return settings;
        }
        ContentSettings story = settings.story();
        String written = Stream.concat(
                        Stream.of(story.topic(), String.valueOf(Objects.requireNonNullElse(story.script(), ""))),
                        in.get("scenes").objects(ContentSettings.MAX_SCENES).orElse(List.of()).stream()
                                .map(scene -> scene.get("narration")
                                        .text(SceneContent.MAX_NARRATION)
                                        .orElse("")))
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(". "));
        String expected = accounts.find(owner).map(Account::language).orElse("");
        return TopicLanguage.of(written, expected).map(settings::speaking).orElse(settings);
    }

    /** Requires a topic only if nothing else describes the video. */
    private static ContentSettings told(
            JsonReader in, ContentSettings story, Optional<GivenScript> script, int sceneCount) {
        ContentSettings titled = script.flatMap(GivenScript::parsed)
                .map(written -> story.titled(written.title(), written.description()))
                .orElse(story);
        if (!story.topic().isBlank()) {
            return titled;
        }
        if (script.isEmpty() && sceneCount == 0) {
            throw in.invalid(
                    "topic",
                    in.has("topic") && !in.clears("topic")
                            ? "must not be empty"
                            : "is required, or a script, or scenes");
        }
        String title = titled.title();
        return titled.withTopic(
                title == null ? beginning(script.map(GivenScript::text).orElse("")) : title);
    }

    private static String beginning(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        return line.codePointCount(0, line.length()) <= 80 ? line : line.substring(0, line.offsetByCodePoints(0, 80));
    }

    private record NewScene(SceneContent content, List<Character> characters, MediaAttachments.@Nullable Given image) {

        Scene of(Project project, MediaAttachments.Tray tray) {
            Scene scene = new Scene(project, content);
            scene.appear(characters);
            if (image != null) {
                scene.giveImage(tray.keep(image, folder(project.id()), project.id()));
            }
            return scene;
        }
    }

    private List<NewScene> newScenes(
            UUID owner, List<JsonReader> inputs, Optional<GivenScript> script, MediaAttachments.Tray tray) {
        if (inputs.isEmpty()) {
            return script.map(GivenScript::scenes).orElse(List.of()).stream()
                    .map(content -> new NewScene(content, List.of(), null))
                    .toList();
        }
        List<NewScene> newScenes = new ArrayList<>();
        for (JsonReader input : inputs) {
            newScenes.add(newScene(owner, input, newScenes.size() + 1, tray));
        }
        return newScenes;
    }

    private NewScene newScene(UUID owner, JsonReader in, int number, MediaAttachments.Tray tray) {
        return new NewScene(
                SceneContent.read(in, null, number),
                cast.of(owner, in, "character_ids", MAX_CHARACTERS),
                tray.picture(in).orElse(null));
    }

    ProjectView edit(UUID id, JsonReader in) {
        UUID owner = access.owner();
        read(id);
        try (MediaAttachments.Tray tray = media.tray(owner)) {
            Optional<MediaAttachments.Given> music = tray.fetch(in, "bg_music_url", MediaKind.AUDIO);
            Optional<MediaAttachments.Given> reference = tray.fetch(in, "reference_image_url", MediaKind.IMAGE);
            return commit(() -> {
                Project project = access.lock(id);
                ProjectSettings settings = ProjectSettings.read(in, project.settings());
                boolean retold = in.has("script") || in.has("topic");
                Optional<GivenScript> script = retold
                        ? GivenScript.in(settings.story(), settings.voicing().language())
                        : Optional.empty();
                outdate(project, settings);
                project.apply(settings);
                if (in.has("character_ids")) {
                    project.cast(cast.of(owner, in, "character_ids", MAX_CHARACTERS));
                }
                if (in.has("bg_music_url")) {
                    play(
                            project,
                            music.map(given -> tray.keep(given, folder(id), id)).orElse(null));
                }
                if (in.has("reference_image_url")) {
                    project.refer(reference
                            .map(given -> tray.keep(given, folder(id), id))
                            .orElse(null));
                }
                if (scenes.ofProject(id).isEmpty()) {
                    script.map(GivenScript::scenes).orElse(List.of()).forEach(content -> {
                        check(settings, content);
                        scenes.save(new Scene(project, content));
                    });
                }
                changes.changed(id);
                return views.project(project);
            });
        }
    }

    private static void check(ProjectSettings settings, SceneContent scene) {
        CaptionText.check(settings.captions(), settings.voicing(), scene.sceneNumber(), scene.narration());
    }

    private void outdate(Project project, ProjectSettings changed) {
        ProjectSettings before = project.settings();
        List<Scene> all = scenes.ofProject(project.id());
        if (!before.voicing().equals(changed.voicing())) {
            all.forEach(scene -> scene.outdate(Asset.Kind.AUDIO));
        }
        if (!before.story().style().equals(changed.story().style())
                || before.format().aspectRatio() != changed.format().aspectRatio()) {
            all.forEach(scene -> scene.outdate(Asset.Kind.IMAGE));
        }
        if (!before.format().equals(changed.format()) || !before.captions().equals(changed.captions())) {
            all.forEach(scene -> scene.outdate(Asset.Kind.VIDEO));
        }
    }

    /** Stops all work and removes everything that belongs to the project. */
    void delete(UUID id) {
        transaction.executeWithoutResult(status -> {
            Project project = access.lock(id);
            runs.cancel(project);
            if (processes.isRunning(id.toString())) {
                processes.delete(id.toString(), "The project was deleted");
            }
            runs.dropKeys(project);
            projects.delete(project);
            files.removeProject(id.toString());
            changes.changed(id);
        });
    }

    private void read(UUID id) {
        transaction.executeWithoutResult(status -> access.read(id));
    }

    private <T> T commit(java.util.function.Supplier<T> work) {
        return java.util.Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    private static void play(Project project, @Nullable ObjectKey music) {
        project.apply(project.settings().withMusic(project.music().playing(music)));
    }

    static String folder(UUID projectId) {
        return "projects/" + projectId + "/given";
    }
}
