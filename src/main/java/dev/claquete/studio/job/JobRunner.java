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
import dev.claquete.work.TaskPriority;
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

    /** What {@code media-operation} begins with. */
    record Start(
            String jobId,
            String operation,
            String orderKey,
            int taskPriority,
            String creditReference,
            String creditOperation) {}

    record Nothing() {}

    /**
     * The order goes into the store first: without its job it is an orphan that housekeeping removes.
     *
     * @param key of a request that may be repeated: a repeat gets the job of the first, also while that is being started
     * @throws dev.claquete.studio.web.PaymentRequired when the owner has too few credits
     * @throws dev.claquete.studio.web.Unprocessable when the key came with another request before
     */
    Job start(UUID owner, JobRequest request, Optional<IdempotencyKey> key) {
        return key.flatMap(it -> keys.find(owner, it))
                .flatMap(jobs::findById)
                .orElseGet(() -> startNew(owner, request, key));
    }

    private Job startNew(UUID owner, JobRequest request, Optional<IdempotencyKey> key) {
        UUID id = UUID.randomUUID();
        ObjectKey order = new ObjectKey("jobs/" + id + "/order.json");
        store.put(order, OrderJson.write(request.order()), "application/json", Map.of());
        try {
            Job job = new Job(id, owner, operations.makes(request), request);
            Optional<Job> first = Objects.requireNonNull(transaction.execute(status -> {
                Optional<Job> found =
                        key.flatMap(it -> keys.claim(owner, it, id)).flatMap(jobs::findById);
                if (found.isEmpty()) {
                    begin(job, order, request.quick() ? TaskPriority.QUICK : 0);
                }
                return found;
            }));
            first.ifPresent(found -> store.delete(order));
            return first.orElse(job);
        } catch (RuntimeException e) {
            store.delete(order);
            throw e;
        }
    }

    private void begin(Job job, ObjectKey order, int priority) {
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
                        order.value(),
                        priority,
                        reference(job.id()),
                        creditOperation(job.operation())));
    }

    /**
     * Also one that waits for an operator. What has ended by itself stays as it is, and so do results that are published already,
     * even where the process has not come to its end.
     *
     * @throws NotFound when there is no such job of this owner
     * @throws Conflict when it has ended
     */
    Job cancel(UUID owner, UUID id) {
        return contention.retry(() -> Objects.requireNonNull(transaction.execute(status -> tryToCancel(owner, id))));
    }

    private Job tryToCancel(UUID owner, UUID id) {
        Job job = jobs.lock(id)
                .filter(it -> it.ownerId().equals(owner))
                .orElseThrow(() -> new NotFound("Job ID does not exist"));
        if (!job.products().isEmpty() || !processes.correlate("operation-cancelled", id.toString(), new Nothing())) {
            throw new Conflict("Job is already " + job.status().name().toLowerCase(java.util.Locale.ROOT));
        }
        return job;
    }

    /** @param amount the most that it may cost */
    record Quoted(Purchase purchase, long amount) {}

    /** With the inputs that are made for it. */
    Quoted quoted(Job job) {
        List<PricedItem> pieces = Stream.concat(
                        Stream.of(new PricedItem(creditOperation(job.operation()), 1, price(job))),
                        making.pieces(job).stream())
                .toList();
        Purchase purchase = Purchase.of(job.ownerId(), creditOperation(job.operation()), reference(job.id()))
                .during(PROCESS, job.id().toString())
                .madeOf(pieces);
        return new Quoted(
                purchase,
                pieces.stream()
                        .mapToLong(piece -> piece.count() * piece.price())
                        .sum());
    }

    long price(Job job) {
        return tariff.offlinePrice(creditOperation(job.operation()));
    }

    /** Names the purchase in the ledger. */
    static String reference(UUID jobId) {
        return "media:" + jobId;
    }

    static String creditOperation(String operation) {
        return "media_" + operation.replace('-', '_');
    }
}
