package dev.claquete.studio.job;

import dev.claquete.operation.Input;
import dev.claquete.operation.OrderJson;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The order and inputs of a job, until it has ended. */
@Component
public class JobMaterial {

    private final ObjectStore store;

    JobMaterial(ObjectStore store) {
        this.store = store;
    }

    /** Empty once the job has ended. */
    public <O> Optional<O> order(Job job, Class<O> type) throws IOException {
        Optional<byte[]> json = read(job, "order.json");
        return json.isEmpty() ? Optional.empty() : Optional.of(OrderJson.read(json.get(), type));
    }

    /** By field; empty until all have been downloaded, and once the job has ended. */
    public Optional<Map<String, Input>> inputs(Job job) throws IOException {
        Optional<byte[]> json = read(job, "inputs.json");
        return json.isEmpty() ? Optional.empty() : Optional.of(OrderJson.inputs(json.get()));
    }

    private Optional<byte[]> read(Job job, String name) {
        ObjectKey key = new ObjectKey("jobs/" + job.id() + "/" + name);
        return store.exists(key) ? Optional.of(store.bytes(key)) : Optional.empty();
    }
}
