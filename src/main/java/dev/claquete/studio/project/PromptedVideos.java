package dev.claquete.studio.project;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.file.AssetLinks;
import dev.claquete.studio.process.Contention;
import dev.claquete.studio.vault.GivenKeys;
import dev.claquete.studio.web.Forbidden;
import dev.claquete.studio.web.NotFound;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Projects for callers who only have a prompt and want a video: made and begun at once, as if by a person. */
@Component
public class PromptedVideos {

    private final ProjectEditor editor;
    private final Commands commands;
    private final Contention contention;
    private final ProjectAccess access;
    private final Scenes scenes;
    private final AssetLinks links;

    PromptedVideos(
            ProjectEditor editor,
            Commands commands,
            Contention contention,
            ProjectAccess access,
            Scenes scenes,
            AssetLinks links) {
        this.editor = editor;
        this.commands = commands;
        this.contention = contention;
        this.access = access;
        this.scenes = scenes;
        this.links = links;
    }

    /**
     * @param seconds the length aimed at
     * @param fps 24 or 30
     * @param aspect width by height; the nearest format is taken
     */
    public record Wish(String prompt, String language, double seconds, int fps, double aspect) {}

    public enum Stage {
        PROCESSING,
        COMPLETED,
        FAILED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How far it is.
     *
     * @param progress 0 to 100
     * @param videoUrl a signed link; null before the video is there
     * @param pictureUrl a signed link to what the video begins with; null before it is there
     */
    public record Made(
            Stage stage,
            int progress,
            @Nullable String videoUrl,
            @Nullable String pictureUrl,
            @Nullable String error) {}

    /**
     * Makes a project of the caller's and asks for its video.
     *
     * @throws dev.claquete.studio.web.PaymentRequired when the caller has too few credits; there is no project after any failure
     */
    public UUID begin(Wish wish) {
        UUID id = editor.create(JsonInput.of(fields(wish))).id();
        try {
            contention.retry(() ->
                    commands.execute(new Commands.Command(id, null, Action.GENERATE_ALL, false, GivenKeys.NONE, null)));
        } catch (RuntimeException e) {
            editor.delete(id);
            throw e;
        }
        return id;
    }

    private static ObjectNode fields(Wish wish) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        fields.put("topic", wish.prompt());
        fields.put("language", wish.language());
        fields.put("aspect_ratio", nearest(wish.aspect()).word());
        fields.put("fps", wish.fps());
        int seconds = (int) Math.max(1, Math.round(wish.seconds()));
        fields.putObject("duration_config")
                .put("min", Math.max(1, (int) Math.floor(seconds * 0.9)))
                .put("max", (int) Math.ceil(seconds * 1.1));
        return fields;
    }

    private static AspectRatio nearest(double aspect) {
        return Arrays.stream(AspectRatio.values())
                .min(Comparator.comparingDouble(
                        ratio -> Math.abs(Math.log(aspect * ratio.heightPx() / ratio.widthPx()))))
                .orElseThrow();
    }

    /** @throws NotFound when the caller has no such project */
    @Transactional(readOnly = true)
    public Made find(UUID id) {
        Project project = own(id);
        Generation generation = project.generation();
        Stage stage =
                switch (project.status()) {
                    case COMPLETED -> Stage.COMPLETED;
                    case FAILED, CANCELLED -> Stage.FAILED;
                    default -> Stage.PROCESSING;
                };
        return new Made(
                stage,
                stage == Stage.COMPLETED ? 100 : generation.progress(),
                project.finalVideo()
                        .map(video -> links.link(new ObjectKey(video.key())))
                        .orElse(null),
                opening(id).map(links::link).orElse(null),
                stage != Stage.FAILED ? null : generation.errorMessage().orElse("The project was cancelled"));
    }

    private Project own(UUID id) {
        try {
            return access.read(id);
        } catch (Forbidden | NotFound e) {
            throw new NotFound("There is no such video");
        }
    }

    private Optional<ObjectKey> opening(UUID id) {
        return scenes.ofProject(id).stream().findFirst().flatMap(scene -> scene.asset(AssetKind.IMAGE)
                .key());
    }
}
