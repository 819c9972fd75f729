package dev.claquete.work;

import java.nio.file.Path;
import java.util.Optional;

/** What a handler can request from the TaskRunner that runs it. Safe to use from any thread. */
public interface TaskContext {

    String taskId();

    /** The project's or job's id. */
    String businessKey();

    /**
     * Reports the progress of the work. Cheap, because only some of the reports are sent.
     *
     * @param fraction 0 to 1
     * @param message what is being done, one short sentence in English
     */
    void progress(double fraction, String message);

    /** The value that {@link #remember} stored under this name, in this or an earlier try of the same task. */
    Optional<String> recall(String name);

    /**
     * Stores a value durably at once (for example an outside job's id), so that a retry resumes instead of paying
     * again.
     *
     * @param name one of {@link Topic#remembers} if a worker elsewhere may do the work
     */
    void remember(String name, String value);

    /**
     * Registers an action for cancellation (kill a process, close a call). It runs at most once, immediately if already
     * cancelled.
     */
    void onCancel(Runnable action);

    /** @throws java.util.concurrent.CancellationException if the work was cancelled */
    void checkCancelled();

    /** Whether somebody waits for this work and it is short: its programs go before those of other work. */
    default boolean quick() {
        return true;
    }

    /**
     * An empty folder for this try alone; the runner removes it with its contents when the handler returns or fails.
     */
    Path scratch();

    /**
     * A folder for the results of this try, until they are in the store: the same as {@link #scratch}, unless an
     * operator separates them.
     */
    default Path output() {
        return scratch();
    }
}
