package dev.claquete.studio.job;

import dev.claquete.work.TaskPriority;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants done.
 *
 * @param operation its name, as the worker knows it
 * @param order for the operation, checked
 * @param title what people call it, the name of an uploaded file for instance; null where it has none
 * @param webhookUrl whom to tell how it ended; the caller does not wait then
 * @param priority see {@link TaskPriority}
 */
public record JobRequest(
        String operation,
        Record order,
        List<InputRequest> wanted,
        @Nullable String title,
        @Nullable String webhookUrl,
        int priority) {

    public static JobRequest of(String operation, Record order, JobInputs inputs) {
        return new JobRequest(operation, order, inputs.wanted(), null, null, TaskPriority.ORDINARY);
    }

    /** With inputs that the caller has uploaded, see {@link UploadedJobs}. */
    public static JobRequest ofUpload(String operation, Record order, String title) {
        return new JobRequest(operation, order, List.of(), title, null, TaskPriority.ORDINARY);
    }

    public JobRequest webhook(@Nullable String url) {
        String address = url == null || url.isBlank() ? null : url.strip();
        return new JobRequest(operation, order, wanted, title, address, priority);
    }

    public JobRequest asQuick() {
        return with(TaskPriority.QUICK);
    }

    public JobRequest with(int otherPriority) {
        return new JobRequest(operation, order, wanted, title, webhookUrl, otherPriority);
    }
}
