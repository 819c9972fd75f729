package dev.claquete.studio.project.run;

import dev.claquete.studio.process.StepWaits;
import dev.claquete.studio.project.ProjectChanges;
import dev.claquete.studio.project.Projects;
import dev.claquete.studio.project.StepMessage;
import dev.claquete.studio.web.Uuids;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells users that their run waits for a server that is down and that they need do nothing. The next try replaces the
 * message.
 */
@Component
class WaitingSteps {

    private static final Logger log = LoggerFactory.getLogger(WaitingSteps.class);

    private final Projects projects;
    private final ProjectChanges changes;
    private final TransactionTemplate transaction;

    WaitingSteps(Projects projects, ProjectChanges changes, TransactionTemplate transaction) {
        this.projects = projects;
        this.changes = changes;
        this.transaction = transaction;
    }

    @EventListener
    void on(StepWaits event) {
        Optional<StepMessage> step = StepMessage.of(event.step());
        try {
            step.ifPresent(message -> transaction.executeWithoutResult(status -> Uuids.parse(event.businessKey())
                    .flatMap(projects::lock)
                    .filter(project -> project.generation().alive())
                    .ifPresent(project -> {
                        String language = project.voicing().language();
                        project.generation().tell(message.phase(), StepMessage.waiting(language));
                        changes.changed(project.id());
                    })));
        } catch (DataAccessException | TransactionException e) {
            log.debug("Cannot show that project {} is waiting", event.businessKey(), e);
        }
    }
}
