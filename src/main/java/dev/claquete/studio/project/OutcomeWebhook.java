package dev.claquete.studio.project;

import dev.claquete.studio.file.GuardedPost;
import dev.claquete.studio.web.JsonReader;
import org.jspecify.annotations.Nullable;

/** The {@code webhook_url} of a command: who is to be told how the run ends, besides the owner's own webhooks. */
final class OutcomeWebhook {

    private static final String FIELD = "webhook_url";
    private static final int LONGEST = 2048;

    private OutcomeWebhook() {}

    /** @throws dev.claquete.studio.web.InvalidInput when it leads nowhere that we send to */
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
