package dev.claquete.studio.job;

import dev.claquete.operation.Input;
import dev.claquete.storage.ObjectKey;
import dev.claquete.work.TaskContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Downloads one job's files, a few at once. The first failure ends all; after {@link #close} no download is running and
 * nothing is left on the disk. Used once, by one thread.
 */
final class InputDownloads implements AutoCloseable {

    /** Downloads one file and stores it. */
    interface Fetch {
        Input fetch(InputRequest wanted, Path file, ObjectKey key, JobLimits limits) throws IOException;
    }

    private final UUID jobId;
    private final Fetch fetch;
    private final TaskContext task;
    private final List<InputRequest> wanted;
    private final JobLimits limits;
    private final ExecutorService threads;

    InputDownloads(UUID jobId, List<InputRequest> wanted, Fetch fetch, JobProperties properties, TaskContext task) {
        this.jobId = jobId;
        this.fetch = fetch;
        this.task = task;
        this.wanted = wanted;
        this.limits = new JobLimits(properties);
        this.threads =
                Executors.newFixedThreadPool(Math.max(1, Math.min(properties.fetches(), wanted.size())), work -> {
                    Thread thread = new Thread(work, "gather-" + jobId);
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * By field, in the order of the request.
     *
     * @throws dev.claquete.studio.web.InvalidInput if one does not suit or cannot be downloaded, or all together are
     *     too large
     */
    Map<String, Input> all() throws IOException {
        CompletionService<Integer> fetches = new ExecutorCompletionService<>(threads);
        Input[] inputs = new Input[wanted.size()];
        task.progress(0, "Fetching " + count());
        task.onCancel(threads::shutdownNow);
        int done = 0;
        for (boolean made :
                new boolean[] {false, true}) { // generated inputs come last, so that a wrong address costs nothing
            for (int pending = submit(made, inputs, fetches); pending > 0; pending--) {
                await(fetches);
                task.progress((double) ++done / wanted.size(), "Fetched " + done + " of " + count());
            }
        }
        Map<String, Input> gathered = new LinkedHashMap<>();
        for (int i = 0; i < inputs.length; i++) {
            gathered.put(wanted.get(i).source().field(), inputs[i]);
        }
        return gathered;
    }

    /** @return how many were submitted */
    private int submit(boolean made, Input[] inputs, CompletionService<Integer> fetches) {
        int submitted = 0;
        for (int i = 0; i < wanted.size(); i++) {
            if ((wanted.get(i).maker() != null) == made) {
                int index = i;
                submit(fetches, () -> {
                    inputs[index] = fetch(index);
                    return index;
                });
                submitted++;
            }
        }
        return submitted;
    }

    private void submit(CompletionService<Integer> fetches, Callable<Integer> fetch) {
        try {
            fetches.submit(fetch);
        } catch (RejectedExecutionException e) {
            task.checkCancelled();
            throw e;
        }
    }

    private String count() {
        return wanted.size() == 1 ? "1 file" : wanted.size() + " files";
    }

    private Input fetch(int index) throws IOException {
        InputRequest one = wanted.get(index);
        Path file = task.scratch().resolve("input-" + index);
        try {
            ObjectKey key = new ObjectKey("jobs/" + jobId + "/input-" + index);
            return fetch.fetch(one, file, key, limits);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void await(CompletionService<Integer> fetches) throws IOException {
        try {
            while (true) {
                task.checkCancelled();
                var ended = fetches.poll(1, TimeUnit.SECONDS);
                if (ended != null) {
                    ended.get();
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while files were fetched");
        } catch (ExecutionException e) {
            task.checkCancelled();
            rethrow(Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    private static void rethrow(Throwable cause) throws IOException {
        if (cause instanceof IOException io) {
            throw io;
        }
        if (cause instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException(cause);
    }

    /**
     * Waits for downloads that cannot be stopped at once, so that nothing is written after the job's folder has been
     * cleared.
     */
    @Override
    public void close() {
        threads.shutdownNow();
        boolean interrupted = false;
        while (!threads.isTerminated()) {
            try {
                threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
