package dev.claquete.studio.job;

import dev.claquete.operation.OrderJson;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.credit.CreditLedger;
import dev.claquete.studio.credit.Purchase;
import dev.claquete.studio.credit.Tariff;
import dev.claquete.studio.process.Processes;
import dev.claquete.studio.process.TransactionRetry;
import dev.claquete.studio.web.Conflict;
import dev.claquete.studio.web.NotFound;
import dev.claquete.studio.web.PricedItem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Starts and cancels runs of {@code media-operation}, each in one transaction: the job, its credits and its process. */
@Component
class JobRunner {

    static final String PROCESS = "media-operation";

    /** The second is for jobs from before frames became an operation (ADR 65). */
    private static final List<String> CANCELS = List.of("operation-cancelled", "extraction-cancelled");

    private final Jobs jobs;
    private final Processes processes;
    private final CreditLedger ledger;
    private final Tariff tariff;
    private final InputGenerator making;
    private final OperationCatalog operations;
    private final ObjectStore store;
    private final TransactionRetry contention;
    private final TransactionTemplate transaction;
    private final IdempotencyKeys keys;

    JobRunner(
            Jobs jobs,
            Processes processes,
            CreditLedger ledger,
            Tariff tariff,
            InputGenerator making,
            OperationCatalog operations,
            ObjectStore store,
            TransactionRetry contention,
            TransactionTemplate transaction,
            IdempotencyKeys keys) {
        this.keys = keys;
        this.jobs = jobs;
        this.processes = processes;
        this.ledger = ledger;
        this.tariff = tariff;
        this.making = making;
        this.operations = operations;
        this.store = store;
        this.contention = contention;
        this.transaction = transaction;
    }

    /** The start variables of {@code media-operation}. */
    record Start(
            String jobId,
            String operation,
            String orderKey,
            int taskPriority,
            String creditReference,
            String creditOperation) {}

    record Nothing() {}

    /**
     * Starts a job. The order is stored first: without its job it is an orphan that housekeeping removes.
     *
     * @param key of a request that may be repeated: a repeat gets the job of the first, even while that is being
     *     started
     * @throws dev.claquete.studio.web.PaymentRequired if the owner has too few credits
     * @throws dev.claquete.studio.web.Unprocessable if the key was used with another request before
     */
    Job start(UUID owner, JobRequest request, Optional<IdempotencyKey> key) {
        return key.flatMap(it -> keys.find(owner, it))
                .flatMap(jobs::findById)
                .orElseGet(() -> startNew(owner, request, key));
    }

    private Job startNew(UUID owner, JobRequest request, Optional<IdempotencyKey> key) {
        UUID id = UUID.randomUUID();
        storeOrder(id, request);
        try {
            Job job = newJob(id, owner, request);
            Optional<Job> first = Objects.requireNonNull(transaction.execute(status -> {
                Optional<Job> found =
                        key.flatMap(it -> keys.claim(owner, it, id)).flatMap(jobs::findById);
                if (found.isEmpty()) {
                    begin(job, request.priority());
                }
                return found;
            }));
            first.ifPresent(found -> store.delete(order(id)));
            return first.orElse(job);
        } catch (RuntimeException e) {
            store.delete(order(id));
            throw e;
        }
    }

    void storeOrder(UUID id, JobRequest request) {
        store.put(order(id), OrderJson.write(request.order()), "application/json", Map.of());
    }

    private static ObjectKey order(UUID id) {
        return new ObjectKey("jobs/" + id + "/order.json");
    }

    Job newJob(UUID id, UUID owner, JobRequest request) {
        return new Job(id, owner, operations.makes(request), request);
    }

    /** Takes part in the current transaction. */
    void begin(Job job, int priority) {
        jobs.save(job);
        making.begin(job);
        Quoted quoted = quoted(job);
        ledger.reserve(quoted.purchase(), quoted.amount());
        String id = job.id().toString();
        processes.start(
                PROCESS,
                id,
                new Start(
                        id,
                        job.operation(),
                        order(job.id()).value(),
                        priority,
                        operations.reference(job.operation(), job.id()),
                        operations.price(job.operation())));
    }

    /**
     * Checks whether the owner could pay for it now; changes nothing.
     *
     * @throws dev.claquete.studio.web.PaymentRequired if the owner could not
     */
    void rehearse(UUID owner, UUID id, String operation) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            ledger.reserve(purchase(owner, id, operation), price(operation));
        });
    }

    /**
     * Cancels a job, also one that waits for an operator. An ended job stays as it is, and so do published results,
     * even if the process has not ended yet.
     *
     * @throws NotFound if this owner has no such job
     * @throws Conflict if it has ended
     */
    Job cancel(UUID owner, UUID id) {
        return contention.retry(() -> Objects.requireNonNull(transaction.execute(status -> tryToCancel(owner, id))));
    }

    private Job tryToCancel(UUID owner, UUID id) {
        Job job = jobs.lock(id)
                .filter(it -> it.ownerId().equals(owner))
                .orElseThrow(() -> new NotFound("Job ID does not exist"));
        if (!job.products().isEmpty()
                || CANCELS.stream().noneMatch(it -> processes.correlate(it, id.toString(), new Nothing()))) {
            throw new Conflict("Job is already " + job.status().name().toLowerCase(java.util.Locale.ROOT));
        }
        return job;
    }

    /** @param amount its maximum cost */
    record Quoted(Purchase purchase, long amount) {}

    /** Includes generated inputs. */
    Quoted quoted(Job job) {
        String operation = job.operation();
        List<PricedItem> pieces = Stream.concat(
                        Stream.of(new PricedItem(operations.price(operation), 1, price(operation))),
                        making.pieces(job).stream())
                .toList();
        return new Quoted(
                purchase(job.ownerId(), job.id(), operation).madeOf(pieces),
                pieces.stream()
                        .mapToLong(piece -> piece.count() * piece.price())
                        .sum());
    }

    private Purchase purchase(UUID owner, UUID id, String operation) {
        return Purchase.of(owner, operations.price(operation), operations.reference(operation, id))
                .during(PROCESS, id.toString());
    }

    long price(String operation) {
        return tariff.offlinePrice(operations.price(operation));
    }
}
