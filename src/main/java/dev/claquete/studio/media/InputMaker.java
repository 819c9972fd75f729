package dev.claquete.studio.media;

import dev.claquete.work.TaskContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;

/** Makes what the jobs of one operation need and nobody brings: a picture of a prompt, speech of a text. */
public interface InputMaker {

    /** The operation whose jobs it serves. */
    String operation();

    /** Called in the transaction that starts a job, before it is asked for the price. */
    void begin(UUID jobId, UUID ownerId);

    /** What the job costs its owner in all. */
    long price(UUID jobId, UUID ownerId);

    /**
     * Makes it. May be called again for the same job, after a crash.
     *
     * @param description as the request gave it
     * @param file does not exist yet
     * @throws dev.claquete.studio.web.InvalidInput when nothing can be made of this
     */
    void make(UUID jobId, String description, Path file, TaskContext task) throws IOException;
}
