package dev.claquete.studio.webhook;

import dev.claquete.studio.file.GuardedPost;
import dev.claquete.studio.web.InvalidInput;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A caller's settings of an endpoint; absent fields keep their value.
 *
 * @param active false deactivates it: it gets no new events, and queued messages keep waiting
 */
record WebhookRequest(
        @Nullable String url,
        @Nullable List<@Nullable String> events,
        @Nullable String secret,
        @Size(max = MAX_DESCRIPTION) @Nullable String description,
        @Nullable Boolean active) {

    private static final int MAX_DESCRIPTION = 500;

    /**
     * @param before null for a new endpoint
     * @throws InvalidInput naming the field and the rule
     */
    Webhook.Target target(Webhook.@Nullable Target before, GuardedPost post) {
        String newUrl = before == null || url != null ? address(post) : before.url();
        List<String> newEvents = before == null || events != null ? subscriptions() : before.events();
        String newDescription = description == null && before != null ? before.description() : checkedDescription();
        return new Webhook.Target(newUrl, newEvents, newDescription);
    }

    @Nullable
    SigningSecret signingSecret() {
        return secret == null ? null : SigningSecret.given(secret);
    }

    private String address(GuardedPost post) {
        if (url == null) {
            throw new InvalidInput("url", "is required");
        }
        post.check("url", url);
        return url.strip();
    }

    private List<String> subscriptions() {
        if (events == null) {
            throw new InvalidInput("events", "is required");
        }
        return EventTypes.check(events.stream().map(String::valueOf).toList());
    }

    private @Nullable String checkedDescription() {
        if (description != null && description.indexOf(0) >= 0) {
            throw new InvalidInput("description", "must not hold U+0000");
        }
        return description;
    }

    /** Without the secret, because this may end in a log. */
    @Override
    public String toString() {
        return "WebhookRequest[url=" + url + ", events=" + events + "]";
    }
}
