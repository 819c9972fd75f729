package dev.claquete.studio.job;

import dev.claquete.operation.OrderJson;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.file.FetchFailed;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.work.TaskContext;
import dev.claquete.work.TaskHandler;
import dev.claquete.work.Topic;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Fetches what a job's caller named, and has made what it described, checks that it is what the operation needs, and stores it in the job's folder. Safe to
 * repeat: a job whose list of inputs exists is not fetched for again, and what was stored without a list is stored anew under the
 * same keys. Of what it has fetched, nothing stays on disk.
 */
@Topic(value = "gather-inputs", quickSlots = 1)
@Component
class GatherInputs implements TaskHandler<GatherInputs.Input, GatherInputs.Output> {

    private final Jobs jobs;
    private final InputFetcher fetching;
    private final InputGenerator making;
    private final ObjectStore store;
    private final JobProperties properties;

    GatherInputs(Jobs jobs, InputFetcher fetching, InputGenerator making, ObjectStore store, JobProperties properties) {
        this.making = making;
        this.jobs = jobs;
        this.fetching = fetching;
        this.store = store;
        this.properties = properties;
    }

    record Input(String jobId) {}

    /** @param inputsKey what was fetched, as JSON, by field */
    record Output(String inputsKey) {}

    /**
     * @throws InputRefused when a file is not what the operation needs, or they are too much together
     * @throws InputUnreachable when a file cannot be fetched
     */
    @Override
    public Output handle(Input in, TaskContext task) throws InputRefused, InputUnreachable, IOException {
        ObjectKey list = list(in.jobId());
        if (!store.exists(list)) {
            Job job = jobs.findById(UUID.fromString(in.jobId())).orElseThrow();
            store.put(list, OrderJson.write(gather(job, task)), "application/json", Map.of());
        }
        return new Output(list.value());
    }

    /** Where a job's list of inputs is stored. */
    static ObjectKey list(String jobId) {
        return new ObjectKey("jobs/" + jobId + "/inputs.json");
    }

    private Map<String, dev.claquete.operation.Input> gather(Job job, TaskContext task)
            throws InputRefused, InputUnreachable, IOException {
        InputDownloads.Fetch fetch = (wanted, file, key, limits) -> wanted.maker() == null
                ? fetching.fetch(job.ownerId(), wanted, file, key, limits)
                : making.make(job, wanted, file, key, limits, task);
        try (InputDownloads gathering = new InputDownloads(job.id(), job.wanted(), sparing(fetch), properties, task)) {
            return gathering.all();
        } catch (FetchFailed e) {
            throw new InputUnreachable(String.valueOf(e.getMessage()));
        } catch (InvalidInput e) {
            throw new InputRefused(String.valueOf(e.getMessage()));
        }
    }

    /** What the operation can do without is told instead of thrown. */
    private static InputDownloads.Fetch sparing(InputDownloads.Fetch fetch) {
        return (wanted, file, key, limits) -> {
            try {
                return fetch.fetch(wanted, file, key, limits);
            } catch (InvalidInput e) {
                if (wanted.spared()) {
                    return dev.claquete.operation.Input.refused(wanted.source().kind(), String.valueOf(e.getMessage()));
                }
                throw e;
            }
        };
    }
}
