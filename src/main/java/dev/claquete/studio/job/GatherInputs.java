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
 * Downloads the inputs that a job's caller named, generates those that it described, checks that they suit the
 * operation, and stores them in the job's folder. Safe to repeat: a job whose list of inputs exists is skipped, and
 * files stored without a list are stored again under the same keys. Nothing stays on the local disk.
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

    /** @param inputsKey the inputs, as JSON, by field */
    record Output(String inputsKey) {}

    /**
     * @throws InputRefused if a file does not suit the operation, or all together are too large
     * @throws InputUnreachable if a file cannot be downloaded
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

    /** The key of a job's list of inputs. */
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

    /** Records a failure for an optional input instead of throwing it. */
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
