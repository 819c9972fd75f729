package dev.claquete.render.ffmpeg;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Runs independent jobs at the same time, at most a few at once. No job is still running when a method returns or
 * throws.
 */
public final class ParallelJobs {

    private static final int AT_ONCE =
            Math.max(2, Math.min(8, Runtime.getRuntime().availableProcessors()));

    private ParallelJobs() {}

    /**
     * Runs all jobs.
     *
     * @return their results in the order of the jobs
     * @throws Exception what the first job that failed threw; the others are interrupted
     */
    public static <T> List<T> all(List<Callable<T>> jobs) throws Exception {
        return all(jobs, AT_ONCE);
    }

    /** @param atOnce how many jobs at a time */
    public static <T> List<T> all(List<Callable<T>> jobs, int atOnce) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(atOnce);
        try {
            ExecutorCompletionService<T> service = new ExecutorCompletionService<>(threads);
            List<Future<T>> futures = jobs.stream().map(service::submit).toList();
            for (int i = 0; i < futures.size(); i++) {
                service.take().get();
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } finally {
            end(threads);
        }
    }

    private static void end(ExecutorService threads) {
        threads.shutdownNow();
        boolean interrupted = false;
        while (!threads.isTerminated()) {
            try {
                threads.awaitTermination(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
