package dev.claquete.studio.project.run;

import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.credit.CreditLedger;
import dev.claquete.studio.project.Asset;
import dev.claquete.studio.project.Project;
import dev.claquete.studio.project.ProjectOutcome;
import dev.claquete.studio.project.ProjectOutcome.GenerationFailed;
import dev.claquete.studio.project.ProjectOutcome.SceneAssetMade;
import dev.claquete.studio.project.ProjectOutcome.VideoPublished;
import dev.claquete.studio.project.RunTarget;
import dev.claquete.studio.project.Scene;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Publishes the outcome of a project to other modules, such as webhooks and mail, within the current transaction. They
 * lock rows of the owner, so this locks the owner's credits first, which the same transaction may change.
 */
@Component
class ProjectNews {

    private static final int TITLE = 80;

    private final ApplicationEventPublisher events;
    private final CreditLedger ledger;

    ProjectNews(ApplicationEventPublisher events, CreditLedger ledger) {
        this.events = events;
        this.ledger = ledger;
    }

    void published(Project project) {
        project.finalVideo()
                .ifPresent(video -> tell(
                        project,
                        new VideoPublished(
                                project.id(),
                                project.ownerId(),
                                title(project),
                                project.voicing().language(),
                                new ObjectKey(video.key()),
                                video.seconds(),
                                video.bytes())));
    }

    void failed(Project project, String reason) {
        tell(
                project,
                new GenerationFailed(
                        project.id(),
                        project.ownerId(),
                        title(project),
                        project.voicing().language(),
                        reason,
                        project.generation()
                                .lastGoal()
                                .filter(RunTarget::isVideo)
                                .isPresent()));
    }

    void made(Project project, Scene scene, Asset.Kind kind, ObjectKey key) {
        tell(
                project,
                new SceneAssetMade(project.id(), project.ownerId(), scene.id(), scene.number(), kind.word(), key));
    }

    private void tell(Project project, ProjectOutcome news) {
        ledger.lockFirst(project.ownerId());
        events.publishEvent(news);
    }

    private static String title(Project project) {
        String title = project.story().title();
        String text = title == null || title.isBlank() ? project.story().topic().strip() : title;
        String line = text.lines().findFirst().orElse("");
        return line.length() <= TITLE ? line : line.substring(0, TITLE - 1) + "…";
    }
}
