package dev.claquete.studio.frames;

import dev.claquete.studio.process.StepProgressed;
import dev.claquete.studio.web.Uuids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes down how far a worker is; reports come twice a second at most, and one that is lost is made up for by the next. */
@Component
class ExtractionProgress {

    private static final Logger log = LoggerFactory.getLogger(ExtractionProgress.class);

    private final FrameJobs jobs;
    private final TransactionTemplate transaction;

    ExtractionProgress(FrameJobs jobs, TransactionTemplate transaction) {
        this.jobs = jobs;
        this.transaction = transaction;
    }

    @EventListener
    void on(StepProgressed event) {
        if (!event.step().equals("ExtractFrames")) {
            return;
        }
        try {
            transaction.executeWithoutResult(status -> jobs.lock(Uuids.parseOrNil(event.businessKey()))
                    .filter(FrameJob::open)
                    .ifPresent(job -> {
                        job.work();
                        job.progressTo(event.fraction());
                    }));
        } catch (DataAccessException | TransactionException e) {
            log.debug("A progress report on {} was lost", event.businessKey(), e);
        }
    }
}
