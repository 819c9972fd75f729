package dev.claquete.studio.project.edit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.file.MediaKind;
import dev.claquete.studio.process.TransactionRetry;
import dev.claquete.studio.project.Asset;
import dev.claquete.studio.project.CaptionText;
import dev.claquete.studio.project.ContentSettings;
import dev.claquete.studio.project.Project;
import dev.claquete.studio.project.ProjectAccess;
import dev.claquete.studio.project.ProjectChanges;
import dev.claquete.studio.project.Scene;
import dev.claquete.studio.project.SceneContent;
import dev.claquete.studio.project.Scenes;
import dev.claquete.studio.project.run.ProjectCommands;
import dev.claquete.studio.web.BodyExample;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.JsonReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Scenes over HTTP. */
@RestController
@Tag(name = "Scenes")
@RequestMapping("/api/scenes")
class SceneController {

    private static final int MAX_CHARACTERS = 20;

    private final ProjectAccess access;
    private final Scenes scenes;
    private final SelectedCharacters cast;
    private final MediaAttachments media;
    private final ProjectCommands commands;
    private final TransactionRetry contention;
    private final ProjectChanges changes;
    private final ProjectViews views;
    private final TransactionTemplate transaction;

    SceneController(
            ProjectAccess access,
            Scenes scenes,
            SelectedCharacters cast,
            MediaAttachments media,
            ProjectCommands commands,
            TransactionRetry contention,
            ProjectChanges changes,
            ProjectViews views,
            TransactionTemplate transaction) {
        this.access = access;
        this.scenes = scenes;
        this.cast = cast;
        this.media = media;
        this.commands = commands;
        this.contention = contention;
        this.changes = changes;
        this.views = views;
        this.transaction = transaction;
    }

    @Operation(summary = "Add a scene")
    @BodyExample(
            "{\"project_id\":\"3fa85f64-5717-4562-b3fc-2c963f66afa6\",\"scene_number\":1,"
                    + "\"narration\":\"It begins with rain.\",\"visual_description\":\"Rain on a mountain\",\"duration_seconds\":5}")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SceneView create(@RequestBody JsonNode body) {
        JsonReader in = JsonReader.of(body);
        UUID projectId = in.get("project_id").requiredId();
        commit(() -> access.read(projectId));
        SceneContent.read(in, null, 1);
        try (MediaAttachments.Tray tray = media.tray(access.owner())) {
            Optional<MediaAttachments.Given> image = tray.picture(in);
            return commit(() -> {
                Project project = access.lock(projectId);
                List<Scene> present = scenes.ofProject(projectId);
                if (present.size() >= ContentSettings.MAX_SCENES) {
                    throw new InvalidInput(
                            "project_id", "names a project that has " + ContentSettings.MAX_SCENES + " scenes already");
                }
                int next =
                        present.isEmpty() ? 1 : present.get(present.size() - 1).number() + 1;
                Scene scene = new Scene(project, SceneContent.read(in, null, next));
                CaptionText.check(
                        project.captions(),
                        project.voicing(),
                        null,
                        scene.content().narration());
                scene.appear(cast.of(project.ownerId(), in, "character_ids", MAX_CHARACTERS));
                image.ifPresent(given -> scene.giveImage(keep(tray, given, projectId)));
                scenes.save(scene);
                changes.changed(projectId);
                return views.scene(project, scene);
            });
        }
    }

    @Operation(summary = "Change any fields of a scene; version guards against edits by others")
    @BodyExample("{\"narration\":\"It begins with snow.\",\"visual_effect\":\"pan_left\",\"version\":1}")
    @PatchMapping("/{id}")
    SceneView edit(@PathVariable UUID id, @RequestBody JsonNode body) {
        JsonReader in = JsonReader.of(body);
        commit(() -> access.lockWithScene(id));
        try (MediaAttachments.Tray tray = media.tray(access.owner())) {
            Optional<MediaAttachments.Given> image = tray.picture(in);
            return commit(() -> {
                ProjectAccess.Owned owned = access.lockWithScene(id);
                Scene scene = owned.scene();
                scene.edit(
                        SceneContent.read(in, scene.content(), scene.number()),
                        in.get("version").whole(1, Integer.MAX_VALUE));
                if (in.has("narration")) {
                    CaptionText.check(
                            owned.project().captions(),
                            owned.project().voicing(),
                            null,
                            scene.content().narration());
                }
                if (in.has("character_ids")) {
                    scene.appear(cast.of(scene.ownerId(), in, "character_ids", MAX_CHARACTERS));
                }
                if (in.has("image_url")) {
                    picture(scene, image.map(given -> keep(tray, given, scene.projectId())));
                }
                if (in.has("skipped")) {
                    scene.skip(in.get("skipped").flag(scene.skipped()));
                }
                changes.changed(scene.projectId());
                return views.scene(owned.project(), scene);
            });
        }
    }

    /** Uploads the scene's picture. */
    @Operation(summary = "Set the scene's picture")
    @PostMapping(path = "/{id}/image", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    SceneView upload(@PathVariable UUID id, @RequestPart MultipartFile file) {
        commit(() -> access.lockWithScene(id));
        try (MediaAttachments.Tray tray = media.tray(access.owner())) {
            MediaAttachments.Given image = tray.take("file", file, MediaKind.MOVING_IMAGE);
            return commit(() -> {
                ProjectAccess.Owned owned = access.lockWithScene(id);
                Scene scene = owned.scene();
                scene.giveImage(keep(tray, image, scene.projectId()));
                changes.changed(scene.projectId());
                return views.scene(owned.project(), scene);
            });
        }
    }

    @Operation(summary = "Delete a scene")
    @DeleteMapping("/{id}")
    ProjectController.Done delete(@PathVariable UUID id) {
        contention.repeat(() -> commands.deleteScene(id));
        return new ProjectController.Done(true);
    }

    /** Clients send scenes back whole, so the address of the current image changes nothing. */
    private static void picture(Scene scene, Optional<ObjectKey> given) {
        Optional<ObjectKey> present = scene.asset(Asset.Kind.IMAGE).key();
        if (given.isEmpty() && present.isPresent()) {
            scene.dropImage();
        } else if (given.isPresent() && !given.equals(present)) {
            scene.giveImage(given.get());
        }
    }

    private static ObjectKey keep(MediaAttachments.Tray tray, MediaAttachments.Given given, UUID projectId) {
        return tray.keep(given, ProjectEditor.folder(projectId), projectId);
    }

    private <T> T commit(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
