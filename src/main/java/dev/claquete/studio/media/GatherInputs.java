package dev.claquete.studio.media;

import dev.claquete.operation.Input;
import dev.claquete.operation.OrderJson;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.file.FetchFailed;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.work.TaskContext;
import dev.claquete.work.TaskHandler;
import dev.claquete.work.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Fetches what a job's caller named, checks that it is what the operation needs, and stores it in the job's folder. Safe to
 * repeat: a job whose list of inputs exists is not fetched for again.
 */
@Topic("gather-inputs")
@Component
class GatherInputs implements TaskHandler<GatherInputs.Input, GatherInputs.Output> {

    private final MediaJobs jobs;
    private final Fetching fetching;
    private final Making making;
    private final ObjectStore store;

    GatherInputs(MediaJobs jobs, Fetching fetching, Making making, ObjectStore store) {
        this.making = making;
        this.jobs = jobs;
        this.fetching = fetching;
        this.store = store;
    }

    record Input(String jobId) {}

    /** @param inputsKey what was fetched, as JSON, by field */
    record Output(String inputsKey) {}

    /**
     * @throws InputRefused when a file is not what the operation needs
     * @throws InputUnreachable when a file cannot be fetched
     */
    @Override
    public Output handle(Input in, TaskContext task) throws InputRefused, InputUnreachable, IOException {
        ObjectKey list = new ObjectKey("jobs/" + in.jobId() + "/inputs.json");
        if (!store.exists(list)) {
            MediaJob job = jobs.findById(UUID.fromString(in.jobId())).orElseThrow();
            store.put(list, OrderJson.write(gather(job, task)), "application/json", Map.of());
        }
        return new Output(list.value());
    }

    private Map<String, dev.claquete.operation.Input> gather(MediaJob job, TaskContext task)
            throws InputRefused, InputUnreachable, IOException {
        Map<String, dev.claquete.operation.Input> gathered = new LinkedHashMap<>();
        List<Wanted> wanted = job.wanted();
        for (Wanted one : wanted) {
            task.checkCancelled();
            task.progress(
                    (double) gathered.size() / wanted.size(),
                    "Fetching " + one.source().field());
            Path file = task.scratch().resolve("input-" + gathered.size());
            ObjectKey key = new ObjectKey("jobs/" + job.id() + "/input-" + gathered.size());
            gathered.put(one.source().field(), fetch(job, one, file, key, task));
        }
        return gathered;
    }

    private dev.claquete.operation.Input fetch(MediaJob job, Wanted wanted, Path file, ObjectKey key, TaskContext task)
            throws InputRefused, InputUnreachable, IOException {
        try {
            return wanted.made()
                    ? making.make(job, wanted, file, key, task)
                    : fetching.fetch(job.ownerId(), wanted, file, key);
        } catch (FetchFailed e) {
            throw new InputUnreachable(String.valueOf(e.getMessage()));
        } catch (InvalidInput e) {
            throw new InputRefused(String.valueOf(e.getMessage()));
        }
    }
}
