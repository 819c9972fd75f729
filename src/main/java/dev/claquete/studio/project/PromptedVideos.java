package dev.claquete.studio.project;

import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.file.AssetLinks;
import dev.claquete.studio.web.Forbidden;
import dev.claquete.studio.web.NotFound;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Projects that {@code POST /generate/video} created when it still made whole projects; their owners can still follow
 * them.
 */
@Component
public class PromptedVideos {

    private final ProjectAccess access;
    private final Scenes scenes;
    private final AssetLinks links;

    PromptedVideos(ProjectAccess access, Scenes scenes, AssetLinks links) {
        this.access = access;
        this.scenes = scenes;
        this.links = links;
    }

    public enum Stage {
        PROCESSING,
        COMPLETED,
        FAILED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The state of such a video.
     *
     * @param progress 0 to 100
     * @param videoUrl a signed link; null before the video exists
     * @param pictureUrl a signed link to the video's first picture; null before it exists
     */
    public record Made(
            Stage stage,
            int progress,
            @Nullable String videoUrl,
            @Nullable String pictureUrl,
            @Nullable String error) {}

    /** @throws NotFound if the caller has no such project */
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
        return scenes.ofProject(id).stream().findFirst().flatMap(scene -> scene.asset(Asset.Kind.IMAGE)
                .key());
    }
}
