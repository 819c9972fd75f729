package dev.claquete.work;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Runs a handler for a task and reports the outcome: completed, a BPMN error, or a failure with one try fewer. A
 * failure while this process is being stopped does not count: the task is handed back with all its tries.
 */
final class TaskExecution<I extends Record, O extends Record> {

    private static final Logger log = LoggerFactory.getLogger(TaskRunner.class);

    /** Longer messages do not fit the engine's column. */
    private static final int MESSAGE_LIMIT = 666;

    /** How often a result is sent before the engine's refusal counts as a failure of the step. */
    private static final int REFUSALS = 120;

    /** How a report is sent: synchronised with heartbeats, or without one. */
    @FunctionalInterface
    private interface Way {
        void send(RunningTask.Message report) throws TaskQueue.TaskGone, TaskQueue.TaskSuspended, InterruptedException;
    }

    private final TaskHandler<I, O> handler;
    private final Class<I> inputType;
    private final TaskQueue queue;
    private final Duration patience;
    private final Duration limit;
    private final OutageFailures outages;
    private final BooleanSupplier stopping;

    /**
     * @param properties the heartbeat is also the wait before a failure is reported, and before a report is sent again
     * @param stopping whether this process is being stopped
     */
    TaskExecution(
            TaskHandler<I, O> handler,
            TaskQueue queue,
            TaskProperties properties,
            OutageFailures outages,
            BooleanSupplier stopping) {
        this.handler = handler;
        this.inputType = HandlerTypes.inputOf(handler);
        this.queue = queue;
        this.patience = properties.heartbeat();
        this.limit = properties.waitOut();
        this.outages = outages;
        this.stopping = stopping;
    }

    void run(RunningTask run) throws InterruptedException {
        LockedTask task = run.task();
        long begun = System.nanoTime();
        try {
            queue.progress(task, 0, "");
            O output = handler.handle(task.variables().to(inputType), run);
            run.finish();
            report(run::report, () -> queue.complete(task, Variables.of(output)));
            log.info("Done in {} ms", (System.nanoTime() - begun) / 1_000_000);
        } catch (TaskQueue.TaskGone e) {
            log.info("Dropped: {}", e.getMessage());
        } catch (BusinessError e) {
            run.finish();
            if (run.isCancelled()) {
                Thread.interrupted();
                log.info("Cancelled after {} ms", (System.nanoTime() - begun) / 1_000_000);
                return;
            }
            log.info("Ended with {}: {}", e.code(), e.getMessage());
            reportUnlessGone(run::report, () -> queue.bpmnError(task, e.code(), String.valueOf(e.getMessage())));
        } catch (Throwable e) {
            run.finish();
            if (run.isCancelled() || e instanceof CancellationException) {
                Thread.interrupted();
                log.info("Cancelled after {} ms", (System.nanoTime() - begun) / 1_000_000);
            } else if (e instanceof InterruptedException stopped) {
                throw stopped;
            } else {
                fail(task, run::report, e);
            }
        }
    }

    /** For work that could not even start. */
    void fail(LockedTask task, Throwable problem) throws InterruptedException {
        fail(task, RunningTask.Message::send, problem);
    }

    /**
     * Reports a failure after a short wait. A signal that stops this process often stops its child processes a little
     * earlier; after the wait it is known whether this process is stopping.
     */
    private void fail(LockedTask task, Way way, Throwable problem) throws InterruptedException {
        if (!stopping.getAsBoolean()) {
            Thread.sleep(patience.toMillis());
        }
        if (stopping.getAsBoolean()) {
            log.info("Handed back because this process stops: {}", sentence(problem));
            reportUnlessGone(way, () -> queue.unlock(task));
            return;
        }
        Optional<OutageFailures.Wait> wait = outages.of(task, problem, limit);
        if (wait.isPresent()) {
            waitOut(task, way, problem, wait.get());
            return;
        }
        RetryCycle cycle = task.retryCycle();
        int left = task.tries() - 1;
        String message = sentence(problem);
        reportUnlessGone(way, () -> {
            queue.fail(task, message, stackTrace(problem), Math.max(0, left), cycle.rest());
            if (left > 0) {
                log.warn("Failed, {} more tries, the next in {}: {}", left, cycle.rest(), message, problem);
            } else {
                log.error("Failed for the last time, an operator is needed: {}", message, problem);
            }
        });
    }

    /** Reports an outage, which does not cost a try. */
    private void waitOut(LockedTask task, Way way, Throwable problem, OutageFailures.Wait wait)
            throws InterruptedException {
        OutageWait waiting = wait.waiting();
        reportUnlessGone(way, () -> {
            queue.fail(task, cut(waiting.message()), stackTrace(problem), task.tries(), waiting.rest());
            outages.rests(task, wait);
            boolean saidOnce = wait.outage().dependency().isAway();
            log.atLevel(saidOnce ? Level.DEBUG : Level.INFO)
                    .log("Will be retried in {}: {}", waiting.rest(), waiting.message());
        });
    }

    private void reportUnlessGone(Way way, RunningTask.Message report) throws InterruptedException {
        try {
            report(way, report);
        } catch (TaskQueue.TaskGone e) {
            log.info("Dropped: {}", e.getMessage());
        } catch (RuntimeException e) {
            log.error(
                    "The task's end could not be reported to the engine; the task is offered again when its lock "
                            + "expires",
                    e);
        }
    }

    /**
     * Reports a result. This waits while its process is paused and while the queue or the engine's database is down.
     * The engine accepts a result even after the lock has expired, unless another worker has the task by then. If it
     * refuses for another reason, the last refusal is thrown after some tries, and the task fails like any other.
     */
    private void report(Way way, RunningTask.Message report) throws TaskQueue.TaskGone, InterruptedException {
        boolean told = false;
        for (int refusals = 0; ; ) {
            try {
                way.send(report);
                return;
            } catch (TaskQueue.TaskSuspended e) {
                if (!told) {
                    log.info("Finished while paused; the result is reported when the project resumes");
                    told = true;
                }
            } catch (TaskQueue.QueueAway e) {
                if (!told) {
                    log.info("Finished while the studio is away; the result is reported when it is back");
                    told = true;
                }
            } catch (RuntimeException e) {
                if (!outages.awaited(e)) {
                    log.warn("The engine did not accept the result, trying again: {}", e.toString());
                    if (++refusals == REFUSALS) {
                        throw e;
                    }
                }
            }
            Thread.sleep(patience.toMillis());
        }
    }

    /** The message for the engine. A refused key is recognised by its own message, however a client has wrapped it. */
    private static String sentence(Throwable problem) {
        for (Throwable cause = problem.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof OwnKeyRefused) {
                return sentence(cause);
            }
        }
        return cut(problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage());
    }

    private static String cut(String message) {
        return message.length() <= MESSAGE_LIMIT ? message : message.substring(0, MESSAGE_LIMIT - 1) + "…";
    }

    private static String stackTrace(Throwable problem) {
        StringWriter text = new StringWriter();
        problem.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
