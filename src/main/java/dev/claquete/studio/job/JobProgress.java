package dev.claquete.studio.job;

import dev.claquete.studio.process.StepProgressed;
import dev.claquete.studio.web.Uuids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Records a job's progress; reports come at most twice a second, and the next one replaces a lost one. */
@Component
class JobProgress {

    private static final Logger log = LoggerFactory.getLogger(JobProgress.class);

    /** The share of downloads in the whole. */
    private static final double GATHERING = 0.1;

    private final Jobs jobs;
    private final TransactionTemplate transaction;

    JobProgress(Jobs jobs, TransactionTemplate transaction) {
        this.jobs = jobs;
        this.transaction = transaction;
    }

    @EventListener
    void on(StepProgressed event) {
        switch (event.step()) {
            case "GatherInputs" -> note(event, GATHERING * event.fraction());
            case "PerformOperation" -> note(event, GATHERING + (1 - GATHERING) * event.fraction());
            default -> {}
        }
    }

    private void note(StepProgressed event, double fraction) {
        try {
            transaction.executeWithoutResult(status -> jobs.lock(Uuids.parseOrNil(event.businessKey()))
                    .filter(Job::open)
                    .ifPresent(job -> {
                        job.work();
                        job.progressTo(fraction, event.message());
                    }));
        } catch (DataAccessException | TransactionException e) {
            log.debug("A progress report on {} was lost", event.businessKey(), e);
        }
    }
}
