package dev.claquete.studio.media;

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
public record MediaRequest(
        String operation, Record order, List<InputRequest> wanted, @Nullable String webhookUrl, boolean quick) {

    public static MediaRequest of(String operation, Record order, MediaInputs inputs) {
        return new MediaRequest(operation, order, inputs.wanted(), null, false);
    }

    public MediaRequest webhook(@Nullable String url) {
        return new MediaRequest(operation, order, wanted, url == null || url.isBlank() ? null : url.strip(), quick);
    }

    public MediaRequest asQuick() {
        return new MediaRequest(operation, order, wanted, webhookUrl, true);
    }
}
