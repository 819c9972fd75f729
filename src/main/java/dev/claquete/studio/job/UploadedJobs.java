package dev.claquete.studio.job;

import dev.claquete.operation.Input;
import dev.claquete.operation.OrderJson;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.web.PaymentRequired;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Starts jobs whose inputs the caller uploads. The module that receives the upload checks the files and puts them into
 * the job's folder; here they become the job's inputs unchanged, without a download. The job's process releases the
 * room reserved under the job's id.
 */
@Component
public class UploadedJobs {

    private final JobRunner work;
    private final ObjectStore store;

    UploadedJobs(JobRunner work, ObjectStore store) {
        this.work = work;
        this.store = store;
    }

    /**
     * Checks the credits before gigabytes are stored.
     *
     * @throws PaymentRequired if the owner could not pay for it now
     */
    public void rehearse(UUID owner, UUID id, String operation) {
        work.rehearse(owner, id, operation);
    }

    /**
     * Stores the order and the list of inputs. Without their job they are orphans that housekeeping removes.
     *
     * @param inputs by field, each with its key in the job's folder
     */
    public void prepare(UUID id, JobRequest request, Map<String, Input> inputs) {
        work.storeOrder(id, request);
        store.put(inputs(id), OrderJson.write(inputs), "application/json", Map.of());
    }

    private static ObjectKey inputs(UUID id) {
        return GatherInputs.list(id.toString());
    }

    /**
     * Takes part in the caller's transaction.
     *
     * @throws PaymentRequired if the owner has too few credits
     */
    public Job start(UUID id, UUID owner, JobRequest request) {
        Job job = work.newJob(id, owner, request);
        work.begin(job, request.priority());
        return job;
    }
}
