package dev.claquete.studio.account;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Accounts, tokens and sign-in ({@code claquete.accounts.*}).
 *
 * @param registration whether anybody may create an account, or only administrators
 * @param accessLife how long an access token is valid
 * @param sessionLife how long refresh tokens work before a password is required again
 * @param browserLife the same for the sign-in page
 * @param resetLife how long the token in a reset mail is valid
 * @param activationLife how long the token in a registration mail is valid
 * @param keyLife how long one key signs access tokens
 * @param signInTries wrong passwords for one name from one address before waits begin
 * @param nameTries wrong passwords for one name from all addresses in an hour before the limit of one a minute
 * @param addressTries the same for all names from one address
 * @param registrations registrations from one address before waits begin
 * @param commonPasswords whether commonly guessed passwords are allowed ({@code CommonPasswords})
 * @param auditRetention how long audit log entries are kept
 */
@Validated
@ConfigurationProperties("claquete.accounts")
public record AccountsProperties(
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

    public enum Door {
        OPEN,
        CLOSED
    }
}
