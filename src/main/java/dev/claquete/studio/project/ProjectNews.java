package dev.claquete.studio.project;

import dev.claquete.storage.ObjectKey;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells other features, webhooks and mail among them, what became of a project, within the present transaction. */
@Component
class ProjectNews {

    private static final int TITLE = 80;

    private final ApplicationEventPublisher events;

    ProjectNews(ApplicationEventPublisher events) {
        this.events = events;
    }

    void published(Project project) {
        project.finalVideo()
                .ifPresent(video -> events.publishEvent(new VideoPublished(
                        project.id(),
                        project.ownerId(),
                        title(project),
                        project.voicing().language(),
                        new ObjectKey(video.key()),
                        video.seconds(),
                        video.bytes())));
    }

    void failed(Project project, String reason) {
        events.publishEvent(new GenerationFailed(
                project.id(),
                project.ownerId(),
                title(project),
                project.voicing().language(),
                reason,
                project.generation().goal().filter(Goal::isVideo).isPresent()));
    }

    void made(Project project, Scene scene, AssetKind kind, ObjectKey key) {
        events.publishEvent(
                new SceneAssetMade(project.id(), project.ownerId(), scene.id(), scene.number(), kind.word(), key));
    }

    private static String title(Project project) {
        String title = project.story().title();
        String text = title == null || title.isBlank() ? project.story().topic().strip() : title;
        String line = text.lines().findFirst().orElse("");
        return line.length() <= TITLE ? line : line.substring(0, TITLE - 1) + "…";
    }
}
