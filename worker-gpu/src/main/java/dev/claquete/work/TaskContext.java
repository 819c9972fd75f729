package dev.claquete.work;

import java.nio.file.Path;
import java.util.Optional;

/** What a running handler may ask of the TaskRunner that runs it. Safe to use from any thread. */
public interface TaskContext {

    String taskId();

    /** The project's or job's id. */
    String businessKey();

    /**
     * Tells people how far the work is. Cheap: reports are thinned out before they travel.
     *
     * @param fraction 0 to 1
     * @param message what is being done, one short sentence in English
     */
    void progress(double fraction, String message);

    /** What {@link #remember} stored under this name, also in an earlier try of the same task. */
    Optional<String> recall(String name);

    /**
     * Stores a fact durably at once (an outside job's id, say), so that a retry resumes instead of paying again.
     *
     * @param name where the work may be done elsewhere, one that its {@link Topic#remembers} lists
     */
    void remember(String name, String value);

    /** Registers what must happen when the work is no longer wanted (kill a process, close a call). Runs at most once, at once if already cancelled. */
    void onCancel(Runnable action);

    /**
     * @throws java.util.concurrent.CancellationException when the work is no longer wanted
     */
    void checkCancelled();

    /** Whether somebody waits for this work and it is soon done: its programs go before those of other work. */
    default boolean quick() {
        return true;
    }

    /** An empty folder for this try alone; the runner removes it with all it holds when the handler returns or fails. */
    Path scratch();

    /** The same for the files that this try makes, until they are in the store: the same folder, unless an operator keeps them apart. */
    default Path output() {
        return scratch();
    }
}
