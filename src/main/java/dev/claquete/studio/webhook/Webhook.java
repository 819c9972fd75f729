package dev.claquete.studio.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint of an account. Its verbs answer the endpoint as it is afterwards; it is written only under its row lock.
 *
 * @param secrets sealed
 * @param oneOff made for the {@code webhook_url} of a run, and not listed
 * @param draining one instance of {@code deliver-webhooks} is under way for it
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

    /** What its owner says of it. */
    record Target(String url, List<String> events, @Nullable String description) {}

    /** The sealed secret that signs, and the one before, which signs too until then. */
    record Secrets(String present, @Nullable String before, @Nullable Instant beforeEnds) {

        /** Without what has ended. */
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

    /** Under which of an event's names it is told. */
    List<String> heard(List<String> types) {
        return EventTypes.heard(target.events(), types);
    }

    /** What its owner has changed. */
    Webhook changed(Target newTarget, Secrets newSecrets, boolean nowActive, Instant now) {
        return new Webhook(id, ownerId, newTarget, newSecrets, oneOff, nowActive, draining, health, createdAt, now);
    }

    Webhook healthy(Health newHealth) {
        return new Webhook(id, ownerId, target, secrets, oneOff, active, draining, newHealth, createdAt, updatedAt);
    }

    /** It has said that it wants nothing any more. */
    Webhook gone() {
        return new Webhook(id, ownerId, target, secrets, oneOff, false, draining, health, createdAt, updatedAt);
    }

    Webhook draining(boolean underWay) {
        return new Webhook(id, ownerId, target, secrets, oneOff, active, underWay, health, createdAt, updatedAt);
    }

    /** As callers know it. */
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
