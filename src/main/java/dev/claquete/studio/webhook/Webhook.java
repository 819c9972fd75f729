package dev.claquete.studio.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint of an account. Its methods return the changed endpoint; it is written only under its row lock.
 *
 * @param secrets encrypted
 * @param oneOff made for the {@code webhook_url} of a run, and not listed
 * @param draining whether an instance of {@code deliver-webhooks} is running for it
 */
record Webhook(
        UUID id,
        UUID ownerId,
        Target target,
        Secrets secrets,
        boolean oneOff,
        boolean active,
        boolean draining,
        Health health,
        Instant createdAt,
        Instant updatedAt) {

    private static final String PREFIX = "webhook_";

    /** The settings of its owner. */
    record Target(String url, List<String> events, @Nullable String description) {}

    /** The encrypted secret that signs, and the previous one, which signs too until {@code beforeEnds}. */
    record Secrets(String present, @Nullable String before, @Nullable Instant beforeEnds) {

        /** The secrets that have not ended. */
        List<String> at(Instant now) {
            return before != null && beforeEnds != null && now.isBefore(beforeEnds)
                    ? List.of(present, before)
                    : List.of(present);
        }

        Secrets rotate(String next, Instant until) {
            return new Secrets(next, present, until);
        }
    }

    /** @param failures in a row */
    record Health(CircuitBreaker circuit, int failures, @Nullable String lastError) {

        static final Health WELL = new Health(CircuitBreaker.CLOSED, 0, null);

        Health failed(String error, int circuitAfter) {
            int more = failures + 1;
            return new Health(more >= circuitAfter ? CircuitBreaker.OPEN : CircuitBreaker.CLOSED, more, error);
        }

        Health probed() {
            return circuit == CircuitBreaker.OPEN ? new Health(CircuitBreaker.HALF_OPEN, failures, lastError) : this;
        }
    }

    static Webhook registered(UUID id, UUID owner, Target target, String sealedSecret, Instant now) {
        return new Webhook(
                id, owner, target, new Secrets(sealedSecret, null, null), false, true, false, Health.WELL, now, now);
    }

    static Webhook oneOff(UUID id, UUID owner, String url, String sealedSecret, Instant now) {
        return new Webhook(
                id,
                owner,
                new Target(url, List.of(), null),
                new Secrets(sealedSecret, null, null),
                true,
                true,
                false,
                Health.WELL,
                now,
                now);
    }

    /** Under which of an event's names it receives the event. */
    List<String> heard(List<String> types) {
        return EventTypes.heard(target.events(), types);
    }

    /** A copy with its owner's changes. */
    Webhook changed(Target newTarget, Secrets newSecrets, boolean nowActive, Instant now) {
        return new Webhook(id, ownerId, newTarget, newSecrets, oneOff, nowActive, draining, health, createdAt, now);
    }

    Webhook healthy(Health newHealth) {
        return new Webhook(id, ownerId, target, secrets, oneOff, active, draining, newHealth, createdAt, updatedAt);
    }

    /** The endpoint has answered that it no longer wants messages. */
    Webhook gone() {
        return new Webhook(id, ownerId, target, secrets, oneOff, false, draining, health, createdAt, updatedAt);
    }

    Webhook draining(boolean underWay) {
        return new Webhook(id, ownerId, target, secrets, oneOff, active, underWay, health, createdAt, updatedAt);
    }

    /** The id for callers. */
    String publicId() {
        return publicId(id);
    }

    static String publicId(UUID id) {
        return PREFIX + PublicIds.hex(id);
    }

    static Optional<UUID> idOf(String publicId) {
        return PublicIds.parse(PREFIX, publicId);
    }
}
