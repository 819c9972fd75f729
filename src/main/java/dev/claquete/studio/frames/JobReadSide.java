package dev.claquete.studio.frames;

import dev.claquete.dependency.CallerWaits;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.account.Account;
import dev.claquete.studio.account.AccountDirectory;
import dev.claquete.studio.credit.CreditLedger;
import dev.claquete.studio.file.Quota;
import dev.claquete.studio.process.EventReached;
import dev.claquete.studio.process.IncidentCleared;
import dev.claquete.studio.process.IncidentRaised;
import dev.claquete.studio.process.ProcessEnded;
import dev.claquete.studio.process.StepFinished;
import dev.claquete.studio.process.TechnicalFailure;
import dev.claquete.studio.web.Uuids;
import dev.claquete.studio.process.TransactionHooks;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps what the owner sees of a job in step with its process, in the engine's own transaction, and tells other features. */
@Component
class JobReadSide {

    private static final Logger log = LoggerFactory.getLogger(JobReadSide.class);

    private final FrameJobs jobs;
    private final ObjectStore store;
    private final CreditLedger ledger;
    private final Quota quota;
    private final AccountDirectory accounts;
    private final ApplicationEventPublisher events;

    JobReadSide(
            FrameJobs jobs,
            ObjectStore store,
            CreditLedger ledger,
            Quota quota,
            AccountDirectory accounts,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.quota = quota;
        this.jobs = jobs;
        this.store = store;
        this.ledger = ledger;
        this.events = events;
    }

    @EventListener
    void on(StepFinished event) {
        if (event.step().equals("PublishFrames")) {
            ofJob(event.processId(), event.businessKey(), this::tellExtracted);
        }
    }

    @EventListener
    void on(EventReached event) {
        ofJob(event.processId(), event.businessKey(), job -> {
            switch (event.event()) {
                case "FramesFailed" -> fail(
                        job, event.facts().text("errorMessage").orElse("The frames could not be extracted"));
                case "ExtractionCancelled" -> job.fail("Cancelled");
                default -> {}
            }
        });
    }

    @EventListener
    void on(IncidentRaised event) {
        ofJob(event.processId(), event.businessKey(), job -> fail(job, sentence(job, TechnicalFailure.STUCK)));
    }

    @EventListener
    void on(IncidentCleared event) {
        if (event.goesOn()) {
            ofJob(event.processId(), event.businessKey(), FrameJob::work);
        }
    }

    /** However it ended, Cockpit's way included: the video is not needed any more. */
    @EventListener
    void on(ProcessEnded event) {
        ofJob(event.processId(), event.businessKey(), job -> {
            if (event.cancelled()) {
                job.fail("Cancelled");
            }
            if (job.open()) {
                fail(job, sentence(job, TechnicalFailure.ENDED));
            }
            quota.release(job.id());
            TransactionHooks.afterCommit(() -> remove(job.source()));
        });
    }

    /** What cannot be removed now is removed by housekeeping; neither the engine nor who waits for its step hears of it. */
    private void remove(ObjectKey video) {
        try {
            CallerWaits.during(() -> store.delete(video));
        } catch (RuntimeException e) {
            log.warn("{} stays in the store until housekeeping comes: {}", video, e.toString());
        }
    }

    private void tellExtracted(FrameJob job) {
        tell(
                job,
                new FramesExtracted(
                        job.id(),
                        job.ownerId(),
                        job.filename(),
                        job.zip().orElseThrow(),
                        job.frameCount().orElseThrow(),
                        job.zipBytes().orElseThrow(),
                        job.webhookUrl().orElse(null)));
    }

    private String sentence(FrameJob job, TechnicalFailure failure) {
        return failure.in(accounts.find(job.ownerId()).map(Account::language).orElse("en"));
    }

    /** What has its frames, or was cancelled, does not fail any more, whatever comes after. */
    private void fail(FrameJob job, String reason) {
        if (!job.open()) {
            return;
        }
        job.fail(reason);
        tell(
                job,
                new FramesFailed(
                        job.id(),
                        job.ownerId(),
                        job.filename(),
                        reason,
                        job.webhookUrl().orElse(null)));
    }

    /** Listeners lock rows of the owner; the owner's credits, which the same transaction may come to move, are locked before. */
    private void tell(FrameJob job, Object news) {
        ledger.lockFirst(job.ownerId());
        events.publishEvent(news);
    }

    private void ofJob(String processId, String businessKey, Consumer<FrameJob> work) {
        if (processId.equals(Extraction.PROCESS)) {
            jobs.lock(Uuids.parseOrNil(businessKey)).ifPresent(work);
        }
    }
}
