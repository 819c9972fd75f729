package dev.claquete.studio.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants done.
 *
 * @param operation its name, as the worker knows it
 * @param order for the operation, checked
 * @param webhookUrl whom to tell how it ended; the caller does not wait then
 * @param quick done before what is not, as soon as a worker is free
 */
public record JobRequest(
        String operation, Record order, List<InputRequest> wanted, @Nullable String webhookUrl, boolean quick) {

    public static JobRequest of(String operation, Record order, JobInputs inputs) {
        return new JobRequest(operation, order, inputs.wanted(), null, false);
    }

    public JobRequest webhook(@Nullable String url) {
        return new JobRequest(operation, order, wanted, url == null || url.isBlank() ? null : url.strip(), quick);
    }

    public JobRequest asQuick() {
        return new JobRequest(operation, order, wanted, webhookUrl, true);
    }
}
