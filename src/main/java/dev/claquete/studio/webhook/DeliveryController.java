package dev.claquete.studio.webhook;

import dev.claquete.studio.web.BodyExample;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Deliveries to the caller's endpoints, including one-off endpoints. */
@RestController
@Tag(name = "Webhooks")
@RequestMapping("/api/webhook-deliveries")
class DeliveryController {

    private final DeadLetters letters;
    private final DeliveryProcess process;

    DeliveryController(DeadLetters letters, DeliveryProcess process) {
        this.letters = letters;
        this.process = process;
    }

    /** @param status {@code pending}, {@code delivered} or {@code dead} */
    record View(
            String id,
            String webhookId,
            String event,
            String status,
            int attempts,
            @Nullable String lastError,
            Instant happenedAt,
            Instant queuedAt,
            @Nullable Instant endedAt) {

        static View of(Delivery delivery) {
            return new View(
                    delivery.publicId(),
                    Webhook.publicId(delivery.webhookId()),
                    delivery.event(),
                    delivery.status().word(),
                    delivery.attempts(),
                    delivery.lastError(),
                    delivery.happenedAt(),
                    delivery.queuedAt(),
                    delivery.endedAt());
        }
    }

    record Listed(List<View> deliveries) {}

    record Endpoint(@NotNull String webhookId) {}

    record Replayed(int replayed) {}

    record Secret(String secret) {

        @Override
        public String toString() {
            return "a signing secret";
        }
    }

    @Operation(summary = "List deliveries, newest first; status=dead lists dead letters")
    @GetMapping
    Listed list(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String webhookId,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit) {
        UUID webhook = webhookId == null ? null : endpoint(webhookId);
        return new Listed(letters.list(status == null ? null : parse(status), webhook, limit).stream()
                .map(View::of)
                .toList());
    }

    @Operation(summary = "Send a finished delivery again, after everything in the queue")
    @PostMapping("/{id}/replay")
    Replayed replay(@PathVariable String id) {
        process.hurry(letters.replay(id));
        return new Replayed(1);
    }

    @Operation(summary = "Send all dead letters of an endpoint again, in order")
    @BodyExample("{\"webhookId\":\"webhook_3fa85f6457174562b3fc2c963f66afa6\"}")
    @PostMapping("/replay")
    Replayed replayAll(@Valid @RequestBody Endpoint body) {
        UUID webhook = endpoint(body.webhookId());
        int count = letters.replayAll(webhook);
        process.hurry(webhook);
        return new Replayed(count);
    }

    @Operation(summary = "Get the secret that signs messages to the webhook_url of a run")
    @GetMapping("/one-off-secret")
    Secret oneOffSecret() {
        return new Secret(letters.oneOffSecret());
    }

    private static UUID endpoint(String publicId) {
        return Webhook.idOf(publicId).orElseThrow(() -> new NotFound("Webhook not found"));
    }

    private static Delivery.Status parse(String word) {
        return Arrays.stream(Delivery.Status.values())
                .filter(status -> status.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("status", "must be one of pending, delivered, dead"));
    }
}
