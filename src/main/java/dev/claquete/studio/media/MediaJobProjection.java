package dev.claquete.studio.media;

import dev.claquete.dependency.CallerWaits;
import dev.claquete.operation.Product;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.account.Account;
import dev.claquete.studio.account.AccountDirectory;
import dev.claquete.studio.credit.CreditLedger;
import dev.claquete.studio.process.EventReached;
import dev.claquete.studio.process.IncidentCleared;
import dev.claquete.studio.process.IncidentRaised;
import dev.claquete.studio.process.ProcessEnded;
import dev.claquete.studio.process.StepFinished;
import dev.claquete.studio.process.TechnicalFailure;
import dev.claquete.studio.web.Uuids;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps the owner's view of a job in sync with its process, in the engine's own transaction, and publishes its outcome.
 */
@Component
class MediaJobProjection {

    /** The code of a failure that only an operator can fix, whose cause is in Cockpit and in the log. */
    static final String TECHNICAL = "technical";

    private static final Logger log = LoggerFactory.getLogger(MediaJobProjection.class);

    private final MediaJobs jobs;
    private final ObjectStore store;
    private final CreditLedger ledger;
    private final CompletionWaiters waiting;
    private final AccountDirectory accounts;
    private final ApplicationEventPublisher events;

    MediaJobProjection(
            MediaJobs jobs,
            ObjectStore store,
            CreditLedger ledger,
            CompletionWaiters waiting,
            AccountDirectory accounts,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.jobs = jobs;
        this.store = store;
        this.ledger = ledger;
        this.waiting = waiting;
        this.events = events;
    }

    @EventListener
    void on(StepFinished event) {
        ofJob(event.processId(), event.businessKey(), job -> {
            switch (event.step()) {
                case "GatherInputs" -> job.forgetAddresses();
                case "PublishResults" -> complete(job);
                default -> {}
            }
        });
    }

    @EventListener
    void on(EventReached event) {
        ofJob(event.processId(), event.businessKey(), job -> {
            switch (event.event()) {
                case "OperationFailed" -> fail(
                        job,
                        event.facts().text("errorCode").orElse(TECHNICAL),
                        event.facts().text("errorMessage").orElse("The operation could not be done"));
                case "OperationCancelled" -> job.cancel();
                default -> {}
            }
        });
    }

    @EventListener
    void on(IncidentRaised event) {
        ofJob(
                event.processId(),
                event.businessKey(),
                job -> fail(job, TECHNICAL, sentence(job, TechnicalFailure.STUCK)));
    }

    @EventListener
    void on(IncidentCleared event) {
        if (event.goesOn()) {
            ofJob(event.processId(), event.businessKey(), MediaJob::work);
        }
    }

    /** However it ended, including in Cockpit: its inputs are no longer needed. */
    @EventListener
    void on(ProcessEnded event) {
        ofJob(event.processId(), event.businessKey(), job -> {
            if (!job.over() && event.cancelled()) {
                job.cancel();
            }
            if (job.open()) {
                fail(job, TECHNICAL, sentence(job, TechnicalFailure.ENDED));
            }
            job.forgetAddresses();
            job.forgetWebhook();
            waiting.announceEnd(job.id());
            afterCommit(() -> removeAllBut(job));
        });
    }

    /** Housekeeping removes what cannot be removed now; neither the engine nor a waiting caller is affected. */
    private void removeAllBut(MediaJob job) {
        Set<ObjectKey> results = Set.copyOf(job.productKeys());
        try {
            CallerWaits.during(() -> store.list("jobs/" + job.id() + "/").stream()
                    .filter(key -> !results.contains(key))
                    .forEach(store::delete));
        } catch (RuntimeException e) {
            log.warn("Job {} leaves something in the store until housekeeping comes: {}", job.id(), e.toString());
        }
    }

    private void complete(MediaJob job) {
        job.complete();
        tell(
                job,
                new OperationCompleted(
                        job.id(),
                        job.ownerId(),
                        job.operation(),
                        job.products().stream()
                                .filter(Product::made)
                                .findFirst()
                                .flatMap(Product::kind)
                                .orElse(null),
                        job.products(),
                        job.webhookUrl().orElse(null)));
        waiting.announceEnd(job.id());
    }

    private String sentence(MediaJob job, TechnicalFailure failure) {
        return failure.in(accounts.find(job.ownerId()).map(Account::language).orElse("en"));
    }

    /** A job that has results, or was cancelled, cannot fail any more. */
    private void fail(MediaJob job, String code, String reason) {
        if (!job.open()) {
            return;
        }
        job.fail(code, reason);
        tell(
                job,
                new OperationFailed(
                        job.id(),
                        job.ownerId(),
                        job.operation(),
                        job.makes().orElse(null),
                        reason,
                        job.webhookUrl().orElse(null)));
        waiting.announceEnd(job.id());
    }

    /**
     * Listeners lock rows of the owner, so this locks the owner's credits first, which the same transaction may change.
     */
    private void tell(MediaJob job, Object news) {
        ledger.lockFirst(job.ownerId());
        events.publishEvent(news);
    }

    private static void afterCommit(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }

    private void ofJob(String processId, String businessKey, Consumer<MediaJob> work) {
        if (processId.equals(MediaJobRunner.PROCESS)) {
            jobs.lock(Uuids.parseOrNil(businessKey)).ifPresent(work);
        }
    }
}
