package dev.claquete.studio.account;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** An account in API answers; never contains the password. */
@JsonNaming(SnakeCaseStrategy.class)
public record Profile(
        UUID id, String email, String name, String language, String role, boolean isActive, Instant createdAt) {

    public static Profile of(Account account) {
        return new Profile(
                account.id(),
                account.email(),
                account.name(),
                account.language(),
                account.role().name().toLowerCase(Locale.ROOT),
                account.active(),
                account.createdAt());
    }
}
