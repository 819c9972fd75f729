package dev.claquete.studio.job;

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
import dev.claquete.studio.process.TransactionHooks;
import dev.claquete.studio.web.Uuids;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps the owner's view of a job in sync with its process, in the engine's own transaction, and publishes its outcome.
 */
@Component
class JobProjection {

    /** The code of a failure that only an operator can fix, whose cause is in Cockpit and in the log. */
    static final String TECHNICAL = "technical";

    private static final Logger log = LoggerFactory.getLogger(JobProjection.class);

    private final Jobs jobs;
    private final ObjectStore store;
    private final CreditLedger ledger;
    private final CompletionWaiters waiting;
    private final Quota quota;
    private final AccountDirectory accounts;
    private final ApplicationEventPublisher events;

    JobProjection(
            Jobs jobs,
            ObjectStore store,
            CreditLedger ledger,
            CompletionWaiters waiting,
            Quota quota,
            AccountDirectory accounts,
            ApplicationEventPublisher events) {
        this.quota = quota;
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
                        event.facts().text("errorMessage").orElse("The operation failed"));
                case "OperationCancelled" -> cancel(job);
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
            ofJob(event.processId(), event.businessKey(), job -> {
                if (job.may(Job.Move.WORK)) {
                    job.work();
                }
            });
        }
    }

    /** However it ended, including in Cockpit: its inputs are no longer needed. */
    @EventListener
    void on(ProcessEnded event) {
        ofJob(event.processId(), event.businessKey(), job -> {
            if (event.cancelled()) {
                cancel(job);
            }
            if (job.open()) {
                fail(job, TECHNICAL, sentence(job, TechnicalFailure.ENDED));
            }
            job.forgetAddresses();
            job.forgetWebhook();
            quota.release(job.id());
            waiting.announceEnd(job.id());
            afterCommit(() -> removeAllBut(job));
        });
    }

    /** Housekeeping removes what cannot be removed now; neither the engine nor a waiting caller is affected. */
    private void removeAllBut(Job job) {
        Set<ObjectKey> results = Set.copyOf(job.productKeys());
        try {
            CallerWaits.during(() -> store.list("jobs/" + job.id() + "/").stream()
                    .filter(key -> !results.contains(key))
                    .forEach(store::delete));
        } catch (RuntimeException e) {
            log.warn("Job {} leaves objects in the store until the next housekeeping: {}", job.id(), e.toString());
        }
    }

    /** A job from before frames became an operation may complete before its step does (ADR 65). */
    private void complete(Job job) {
        if (job.status() != Job.Status.COMPLETED) {
            job.complete();
        }
        tell(JobOutcome.completed(job));
        waiting.announceEnd(job.id());
    }

    /** Published results stay, whatever comes after. */
    private static void cancel(Job job) {
        if (job.may(Job.Move.CANCEL)) {
            job.cancel();
        }
    }

    private String sentence(Job job, TechnicalFailure failure) {
        return failure.in(accounts.find(job.ownerId()).map(Account::language).orElse("en"));
    }

    /** An incident after the results were published, or after a cancel, does not concern the owner. */
    private void fail(Job job, String code, String reason) {
        if (!job.may(Job.Move.FAIL)) {
            return;
        }
        job.fail(code, reason);
        tell(JobOutcome.failed(job, reason));
        waiting.announceEnd(job.id());
    }

    /**
     * Listeners lock rows of the owner, so this locks the owner's credits first, which the same transaction may change.
     */
    private void tell(JobOutcome outcome) {
        ledger.lockFirst(outcome.ownerId());
        events.publishEvent(outcome);
    }

    private static void afterCommit(Runnable work) {
        TransactionHooks.afterCommit(() -> work.run());
    }

    private void ofJob(String processId, String businessKey, Consumer<Job> work) {
        if (processId.equals(JobRunner.PROCESS)) {
            jobs.lock(Uuids.parseOrNil(businessKey)).ifPresent(work);
        }
    }
}
