package dev.claquete.studio.project.run;

import dev.claquete.studio.file.GuardedPost;
import dev.claquete.studio.web.JsonReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code webhook_url} of a command: an additional recipient of the run's outcome, besides the owner's own
 * webhooks.
 */
final class OutcomeWebhook {

    private static final String FIELD = "webhook_url";
    private static final int LONGEST = 2048;

    private OutcomeWebhook() {}

    /** @throws dev.claquete.studio.web.InvalidInput if we may not send to this address */
    static @Nullable String read(JsonReader in, GuardedPost post) {
        return in.get(FIELD)
                .text(LONGEST)
                .map(String::strip)
                .map(url -> {
                    post.check(FIELD, url);
                    return url;
                })
                .orElse(null);
    }
}
