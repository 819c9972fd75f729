package dev.claquete.studio.job;

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
public class PublishResults implements TaskHandler<PublishResults.Input, PublishResults.Output> {

    private final Jobs jobs;
    private final ObjectStore store;
    private final Files files;
    private final CreditLedger ledger;
    private final JobRunner work;
    private final OperationCatalog operations;

    PublishResults(
            Jobs jobs,
            ObjectStore store,
            Files files,
            CreditLedger ledger,
            JobRunner work,
            OperationCatalog operations) {
        this.operations = operations;
        this.jobs = jobs;
        this.store = store;
        this.files = files;
        this.ledger = ledger;
        this.work = work;
    }

    public record Input(String jobId, String productsKey) {}

    public record Output() {}

    @Override
    @Transactional
    public Output handle(Input in, TaskContext task) throws IOException {
        List<Product> products = OrderJson.products(store.bytes(new ObjectKey(in.productsKey())));
        publish(UUID.fromString(in.jobId()), products, in.productsKey());
        return new Output();
    }

    /** @param piece identifies the purchased product, which is paid once */
    @Transactional
    public void publish(UUID jobId, List<Product> products, String piece) {
        Job job = jobs.lock(jobId).orElseThrow();
        if (job.status() == Job.Status.CANCELLED) {
            throw new CancellationException("cancelled a moment before its results were published");
        }
        List<Product> made = products.stream().filter(Product::made).toList();
        for (Product product : made) {
            files.registerResult(job.ownerId(), jobId.toString(), product.objectKey());
        }
        if (!made.isEmpty()) { // no product, no charge
            String operation = job.operation();
            ledger.use(
                    operations.reference(operation, jobId), operations.price(operation), piece, work.price(operation));
        }
        job.offer(products);
    }
}
