package dev.claquete.studio.frames;

import dev.claquete.render.FrameInterval;
import dev.claquete.studio.credit.CreditLedger;
import dev.claquete.studio.credit.Purchase;
import dev.claquete.studio.credit.Tariff;
import dev.claquete.studio.process.Processes;
import dev.claquete.studio.web.Conflict;
import dev.claquete.studio.web.NotFound;
import java.util.Objects;
import java.util.UUID;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Starts and cancels runs of {@code extract-frames}, each in one transaction: the job, its credits and its process. */
@Component
class Extraction {

    static final String PROCESS = "extract-frames";
    static final String OPERATION = "frames_extract";
    private static final int TRIES = 8;

    private final FrameJobs jobs;
    private final Processes processes;
    private final CreditLedger ledger;
    private final Tariff tariff;
    private final FramesProperties properties;
    private final TransactionTemplate transaction;

    Extraction(
            FrameJobs jobs,
            Processes processes,
            CreditLedger ledger,
            Tariff tariff,
            FramesProperties properties,
            TransactionTemplate transaction) {
        this.transaction = transaction;
        this.jobs = jobs;
        this.processes = processes;
        this.ledger = ledger;
        this.tariff = tariff;
        this.properties = properties;
    }

    /** What {@code extract-frames} begins with. */
    record Start(
            String jobId,
            String sourceKey,
            FrameInterval.Kind intervalKind,
            double intervalValue,
            String imageFormat,
            int maxFrames,
            long maxPixels,
            double maxSeconds,
            long maxZipBytes,
            String creditReference,
            String creditOperation) {}

    record Nothing() {}

    /** @throws dev.claquete.studio.web.PaymentRequired when the owner has too few credits */
    void start(FrameJob job) {
        transaction.executeWithoutResult(status -> begin(job));
    }

    private void begin(FrameJob job) {
        jobs.save(job);
        reserve(job);
        String id = job.id().toString();
        processes.start(
                PROCESS,
                id,
                new Start(
                        id,
                        job.source().value(),
                        job.interval().kind(),
                        job.interval().value(),
                        job.imageFormat(),
                        properties.maxFrames(),
                        properties.maxPixels(),
                        properties.limits().maxSeconds(),
                        properties.maxZip().toBytes(),
                        reference(job.id()),
                        OPERATION));
    }

    /**
     * Also one that waits for an operator. What has ended by itself stays as it is.
     *
     * @throws NotFound when there is no such job of this owner
     * @throws Conflict when it has ended
     */
    FrameJob cancel(UUID owner, UUID id) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(transaction.execute(status -> tryToCancel(owner, id)));
            } catch (ConcurrencyFailureException e) { // the engine took a step at the same moment
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    private FrameJob tryToCancel(UUID owner, UUID id) {
        FrameJob job = jobs.lock(id)
                .filter(it -> it.ownerId().equals(owner))
                .orElseThrow(() -> new NotFound("There is no such video"));
        if (!processes.correlate("extraction-cancelled", id.toString(), new Nothing())) {
            throw new Conflict("The video is not being processed any more: it is " + job.status());
        }
        return job;
    }

    /**
     * Whether the owner could pay for it now; changes nothing.
     *
     * @throws dev.claquete.studio.web.PaymentRequired when the owner could not
     */
    void rehearse(UUID owner, UUID id) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            ledger.reserve(purchase(owner, id), price());
        });
    }

    private void reserve(FrameJob job) {
        ledger.reserve(purchase(job), price());
    }

    Purchase purchase(FrameJob job) {
        return purchase(job.ownerId(), job.id());
    }

    private static Purchase purchase(UUID owner, UUID id) {
        return Purchase.of(owner, OPERATION, reference(id)).during(PROCESS, id.toString());
    }

    long price() {
        return tariff.offlinePrice(OPERATION);
    }

    /** Names the purchase in the ledger. */
    static String reference(UUID jobId) {
        return "frames:" + jobId;
    }
}
