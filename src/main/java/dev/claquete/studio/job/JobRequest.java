package dev.claquete.studio.job;

import dev.claquete.work.TaskPriority;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request for an operation.
 *
 * @param operation its name
 * @param order the validated parameters
 * @param title a name for people, for example that of an uploaded file; null if there is none
 * @param webhookUrl receives the outcome; the caller does not wait then
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

    /** A request with inputs that the caller has uploaded, see {@link UploadedJobs}. */
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
