package dev.claquete.studio.account;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Accounts and how people come in ({@code claquete.accounts.*}).
 *
 * @param registration whether strangers may make accounts, or only administrators
 * @param accessLife how long an access token is good
 * @param sessionLife how long refresh tokens go on before a password is asked for again
 * @param browserLife the same for the sign-in page
 * @param resetLife how long the token in a reset mail is good
 * @param activationLife how long the token in a registration's mail is good
 * @param keyLife how long one key signs access tokens
 * @param signInTries wrong passwords for one name from one address before waiting begins
 * @param nameTries wrong passwords for one name from all addresses in an hour before one a minute is let by
 * @param addressTries the same for all names from one address
 * @param registrations accounts asked for from one address before waiting begins
 * @param commonPasswords whether people may have passwords that are guessed first ({@link CommonPasswords})
 * @param auditRetention how long the audit log remembers
 */
@Validated
@ConfigurationProperties("claquete.accounts")
record AccountsProperties(
        @NotNull @DefaultValue("open") Door registration,
        @NotNull @DefaultValue("1h") Duration accessLife,
        @NotNull @DefaultValue("30d") Duration sessionLife,
        @NotNull @DefaultValue("24h") Duration browserLife,
        @NotNull @DefaultValue("1h") Duration resetLife,
        @NotNull @DefaultValue("2d") Duration activationLife,
        @NotNull @DefaultValue("30d") Duration keyLife,
        @Min(1) @DefaultValue("10") int signInTries,
        @Min(1) @DefaultValue("100") int nameTries,
        @Min(1) @DefaultValue("50") int addressTries,
        @Min(1) @DefaultValue("20") int registrations,
        @DefaultValue("false") boolean commonPasswords,
        @NotNull @DefaultValue("365d") Duration auditRetention) {

    enum Door {
        OPEN,
        CLOSED
    }
}
