package dev.claquete.studio.job;

import dev.claquete.work.TaskContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Generates inputs from a description: a picture from a prompt, speech from a text. Its price is reserved together with
 * the job's own.
 */
public interface InputProvider {

    /** Its name in {@link JobInputs#made}. */
    String name();

    /** Its operation in the ledger, for example {@code image_generate}. */
    String creditOperation();

    /** Called once for a job, in the transaction that starts it, before the price is requested. */
    void begin(UUID jobId, UUID ownerId);

    /** The price of one input for the job's owner. */
    long price(UUID jobId, UUID ownerId);

    /**
     * Generates one input. May be called again for the same job, after a crash.
     *
     * @param field as the request spells it
     * @param description from {@link JobInputs#made}
     * @param file does not exist yet
     * @throws dev.claquete.studio.web.InvalidInput naming the field, if the description can never be used
     */
    void make(UUID jobId, String field, String description, Path file, TaskContext task) throws IOException;
}
