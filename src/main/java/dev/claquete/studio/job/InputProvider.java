package dev.claquete.studio.job;

import dev.claquete.work.TaskContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;

/** Makes inputs that nobody brings: a picture of a prompt, speech of a text. Its price is set aside with the job's own. */
public interface InputProvider {

    /** As {@link JobInputs#made} names it. */
    String name();

    /** What the ledger calls one of them, {@code image_generate} say. */
    String creditOperation();

    /** Called once for a job, in the transaction that starts it, before it is asked for the price. */
    void begin(UUID jobId, UUID ownerId);

    /** What making one costs the job's owner. */
    long price(UUID jobId, UUID ownerId);

    /**
     * Makes one. May be called again for the same job, after a crash.
     *
     * @param field as the request spells it
     * @param description as {@link JobInputs#made} gave it
     * @param file does not exist yet
     * @throws dev.claquete.studio.web.InvalidInput naming the field, when nothing can ever be made of this
     */
    void make(UUID jobId, String field, String description, Path file, TaskContext task) throws IOException;
}
