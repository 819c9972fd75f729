package dev.claquete.studio.media;

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
class MediaJobRunner {

    static final String PROCESS = "media-operation";

    private final MediaJobs jobs;
    private final Processes processes;
    private final CreditLedger ledger;
    private final Tariff tariff;
    private final InputGenerator making;
    private final OperationCatalog operations;
    private final ObjectStore store;
    private final TransactionRetry contention;
    private final TransactionTemplate transaction;
    private final IdempotencyKeys keys;

    MediaJobRunner(
            MediaJobs jobs,
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
    MediaJob start(UUID owner, MediaRequest request, Optional<IdempotencyKey> key) {
        return key.flatMap(it -> keys.find(owner, it))
                .flatMap(jobs::findById)
                .orElseGet(() -> startNew(owner, request, key));
    }

    private MediaJob startNew(UUID owner, MediaRequest request, Optional<IdempotencyKey> key) {
        UUID id = UUID.randomUUID();
        ObjectKey order = new ObjectKey("jobs/" + id + "/order.json");
        store.put(order, OrderJson.write(request.order()), "application/json", Map.of());
        try {
            MediaJob job = new MediaJob(id, owner, operations.makes(request), request);
            Optional<MediaJob> first = Objects.requireNonNull(transaction.execute(status -> {
                Optional<MediaJob> found =
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

    private void begin(MediaJob job, ObjectKey order, int priority) {
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
     * Cancels a job, also one that waits for an operator. An ended job stays as it is, and so do published results,
     * even if the process has not ended yet.
     *
     * @throws NotFound if this owner has no such job
     * @throws Conflict if it has ended
     */
    MediaJob cancel(UUID owner, UUID id) {
        return contention.retry(() -> Objects.requireNonNull(transaction.execute(status -> tryToCancel(owner, id))));
    }

    private MediaJob tryToCancel(UUID owner, UUID id) {
        MediaJob job = jobs.lock(id)
                .filter(it -> it.ownerId().equals(owner))
                .orElseThrow(() -> new NotFound("Job ID does not exist"));
        if (!job.products().isEmpty() || !processes.correlate("operation-cancelled", id.toString(), new Nothing())) {
            throw new Conflict("Job is already " + job.status().name().toLowerCase(java.util.Locale.ROOT));
        }
        return job;
    }

    /** @param amount its maximum cost */
    record Quoted(Purchase purchase, long amount) {}

    /** Includes generated inputs. */
    Quoted quoted(MediaJob job) {
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

    long price(MediaJob job) {
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
