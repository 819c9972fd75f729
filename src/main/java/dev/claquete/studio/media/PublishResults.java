package dev.claquete.studio.media;

import dev.claquete.operation.OrderJson;
import dev.claquete.operation.Product;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.credit.CreditLedger;
import dev.claquete.studio.file.Files;
import dev.claquete.work.TaskContext;
import dev.claquete.work.TaskHandler;
import dev.claquete.work.Topic;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Registers the products of an operation for the job's owner, for as long as results are kept. The end of the step, in
 * the engine's transaction, completes the job. Safe to repeat.
 */
@Topic("publish-results")
@Component
class PublishResults implements TaskHandler<PublishResults.Input, PublishResults.Output> {

    private final MediaJobs jobs;
    private final ObjectStore store;
    private final Files files;
    private final CreditLedger ledger;
    private final MediaJobRunner work;

    PublishResults(MediaJobs jobs, ObjectStore store, Files files, CreditLedger ledger, MediaJobRunner work) {
        this.jobs = jobs;
        this.store = store;
        this.files = files;
        this.ledger = ledger;
        this.work = work;
    }

    record Input(String jobId, String productsKey) {}

    record Output() {}

    @Override
    @Transactional
    public Output handle(Input in, TaskContext task) throws IOException {
        List<Product> products = OrderJson.products(store.bytes(new ObjectKey(in.productsKey())));
        MediaJob job = jobs.lock(UUID.fromString(in.jobId())).orElseThrow();
        if (job.status() == MediaJob.Status.CANCELLED) {
            throw new CancellationException("cancelled a moment before its results were published");
        }
        List<Product> made = products.stream().filter(Product::made).toList();
        for (Product product : made) {
            files.registerResult(job.ownerId(), in.jobId(), product.objectKey());
        }
        if (!made.isEmpty()) { // no product, no charge
            ledger.use(
                    MediaJobRunner.reference(job.id()),
                    MediaJobRunner.creditOperation(job.operation()),
                    in.productsKey(),
                    work.price(job));
        }
        job.offer(products);
        return new Output();
    }
}
