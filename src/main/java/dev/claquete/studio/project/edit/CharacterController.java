package dev.claquete.studio.project.edit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.file.MediaKind;
import dev.claquete.studio.project.Character;
import dev.claquete.studio.project.ProjectAccess;
import dev.claquete.studio.web.BodyExample;
import dev.claquete.studio.web.JsonReader;
import dev.claquete.studio.web.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Characters over HTTP. */
@RestController
@Tag(name = "Characters")
@RequestMapping("/api/characters")
class CharacterController {

    private static final int MAX_IMAGES = 10;
    private static final int MAX_NAME = 200;
    private static final int MAX_DESCRIPTION = 2000;

    private final Characters characters;
    private final ProjectAccess access;
    private final MediaAttachments media;
    private final ProjectViews views;
    private final TransactionTemplate transaction;

    CharacterController(
            Characters characters,
            ProjectAccess access,
            MediaAttachments media,
            ProjectViews views,
            TransactionTemplate transaction) {
        this.characters = characters;
        this.access = access;
        this.media = media;
        this.views = views;
        this.transaction = transaction;
    }

    @Operation(summary = "Create a character")
    @BodyExample("{\"name\":\"Ana\",\"description\":\"A heron with a red scarf\",\"images\":[]}")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CharacterView create(@RequestBody JsonNode body) {
        JsonReader in = JsonReader.of(body);
        UUID owner = access.owner();
        UUID id = UUID.randomUUID();
        String name = in.get("name").words(MAX_NAME);
        String description = in.get("description").text(MAX_DESCRIPTION).orElse("");
        try (MediaAttachments.Tray tray = media.tray(owner)) {
            List<MediaAttachments.Given> images = images(in, tray);
            return commit(() -> {
                Character character = new Character(id, owner, name, description, keep(images, id, tray));
                return views.character(characters.save(character));
            });
        }
    }

    @GetMapping
    ProjectController.Page<CharacterView> list(
            @RequestParam(defaultValue = "50") @Min(1) @Max(ProjectController.MAX_PAGE) int limit,
            @RequestParam(defaultValue = "0") @Min(0) int offset) {
        UUID owner = access.owner();
        List<CharacterView> found =
                characters
                        .findByOwnerIdOrderByCreatedAtDescIdAsc(owner, ProjectController.window(limit, offset))
                        .stream()
                        .map(views::character)
                        .toList();
        return new ProjectController.Page<>(
                found, new ProjectController.Page.Meta(characters.countByOwnerId(owner), limit, offset));
    }

    @GetMapping("/{id}")
    CharacterView get(@PathVariable UUID id) {
        return views.character(find(id));
    }

    @PatchMapping("/{id}")
    CharacterView edit(@PathVariable UUID id, @RequestBody JsonNode body) {
        JsonReader in = JsonReader.of(body);
        find(id);
        try (MediaAttachments.Tray tray = media.tray(access.owner())) {
            List<MediaAttachments.Given> images = images(in, tray);
            return commit(() -> {
                Character character = find(id);
                character.describe(
                        in.get("name").wordsOr(MAX_NAME, character.name()),
                        in.has("description")
                                ? in.get("description").text(MAX_DESCRIPTION).orElse("")
                                : character.description());
                if (in.has("images")) {
                    character.picture(keep(images, id, tray));
                }
                return views.character(character);
            });
        }
    }

    @DeleteMapping("/{id}")
    ProjectController.Done delete(@PathVariable UUID id) {
        transaction.executeWithoutResult(status -> characters.delete(find(id)));
        return new ProjectController.Done(true);
    }

    private Character find(UUID id) {
        return characters
                .findById(id)
                .filter(character -> character.ownerId().equals(access.owner()))
                .orElseThrow(() -> new NotFound("Character not found"));
    }

    private static List<MediaAttachments.Given> images(JsonReader in, MediaAttachments.Tray tray) {
        List<String> addresses =
                in.get("images").texts(MAX_IMAGES, MediaAttachments.MAX_ADDRESS).orElse(List.of());
        List<MediaAttachments.Given> images = new ArrayList<>();
        for (String address : addresses) {
            images.add(tray.fetch("images[" + images.size() + "]", address, MediaKind.IMAGE));
        }
        return images;
    }

    private static List<ObjectKey> keep(
            List<MediaAttachments.Given> images, UUID character, MediaAttachments.Tray tray) {
        return images.stream()
                .map(image -> tray.keep(image, "uploads/characters/" + character, null))
                .toList();
    }

    private <T> T commit(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
