package dev.claquete.studio.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.claquete.studio.process.TransactionRetry;
import dev.claquete.studio.web.BodyExample;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The caller's webhook endpoints, at the addresses of the media endpoints. */
@RestController
@Tag(name = "Webhooks")
@RequestMapping("/webhooks")
class WebhookController {

    private final EndpointRegistrations registrations;
    private final DeliveryProcess process;
    private final TransactionRetry contention;

    WebhookController(EndpointRegistrations registrations, DeliveryProcess process, TransactionRetry contention) {
        this.registrations = registrations;
        this.process = process;
        this.contention = contention;
    }

    /** @param secret only if it was generated, and only here */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(String status, WebhookView webhook, @Nullable String secret) {

        @Override
        public String toString() {
            return status + " " + webhook;
        }
    }

    record Listed(List<WebhookView> webhooks) {}

    record Done(String status, String message) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Queued(String status, String message, String deliveryId) {}

    record History(List<HistoryEntry> history) {}

    @Operation(
            summary = "Register an endpoint",
            description = "Events: video.completed, video.failed, image.completed, image.failed, audio.completed, "
                    + "audio.failed, clip.completed, frames.completed, frames.failed, media.completed, media.failed; "
                    + "video.* means all of a kind, * all events. A one-shot operation publishes media.completed and "
                    + "the event of its product's kind (video.completed for a captioned video). An endpoint gets "
                    + "each of the two that it has subscribed to; with * alone, media.completed. Without a secret, "
                    + "one is generated and shown only in this answer. Messages are signed as in Standard Webhooks.")
    @BodyExample(
            "{\"url\":\"https://seu-site.com/webhook\",\"events\":[\"video.completed\",\"image.completed\"],\"secret\":\"seu_secret_key\"}")
    @PostMapping("/register")
    Answer register(@Valid @RequestBody WebhookRequest request) {
        EndpointRegistrations.Registered registered = registrations.register(request);
        return new Answer("success", WebhookView.of(registered.webhook()), registered.generated());
    }

    @Operation(summary = "List the account's endpoints and their state")
    @GetMapping("/list")
    Listed list() {
        return new Listed(registrations.list().stream().map(WebhookView::of).toList());
    }

    @Operation(
            summary = "Change an endpoint",
            description = "Missing fields stay unchanged. A new secret signs at once; the previous one also signs "
                    + "for 24 hours. active switches the endpoint on and off.")
    @BodyExample(
            "{\"url\":\"https://seu-site.com/webhook\",\"events\":[\"video.completed\"],\"secret\":\"seu_secret_key\",\"description\":\"Webhook para notificações\"}")
    @PutMapping("/{id}")
    Answer change(@PathVariable String id, @Valid @RequestBody WebhookRequest request) {
        Webhook changed = registrations.change(id, request);
        process.hurry(changed.id());
        return new Answer("success", WebhookView.of(changed), null);
    }

    @Operation(summary = "Remove an endpoint, its queue and its history")
    @DeleteMapping("/{id}")
    Done remove(@PathVariable String id) {
        contention.repeat(() -> registrations.remove(id));
        return new Done("success", "Webhook removed");
    }

    @Operation(
            summary = "Send a webhook.test message",
            description =
                    "The message goes to the end of the queue; a failing endpoint is retried at once. The history "
                            + "shows the result.")
    @PostMapping("/{id}/test")
    Queued test(@PathVariable String id) {
        UUID delivery = registrations.test(id);
        Webhook.idOf(id).ifPresent(process::hurry);
        return new Queued("success", "A test message is on its way", Delivery.publicId(delivery));
    }

    @Operation(summary = "List delivery attempts, newest first")
    @GetMapping("/{id}/history")
    History history(@PathVariable String id, @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit) {
        return new History(
                registrations.history(id, limit).stream().map(HistoryEntry::of).toList());
    }
}
