package dev.claquete.studio.account.registration;

import dev.claquete.studio.account.Account;
import dev.claquete.studio.account.Accounts;
import dev.claquete.studio.account.AccountsProperties;
import dev.claquete.studio.account.Audit;
import dev.claquete.studio.account.HashedToken;
import dev.claquete.studio.account.PasswordResetRequested;
import dev.claquete.studio.account.RequestTrace;
import dev.claquete.studio.account.SiteUrl;
import dev.claquete.studio.web.InvalidInput;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Resets lost passwords with a token by mail, which is valid once and for a short while, and is stored as a hash. */
@Component
class PasswordResets {

    private static final String KIND = "pr_";

    /** Mails an hour: more would only help somebody flood a mailbox. */
    private static final int MOST = 3;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final PasswordChange change;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final AccountsProperties properties;
    private final SiteUrl address;

    PasswordResets(
            JdbcClient jdbc,
            Accounts accounts,
            PasswordChange change,
            Audit audit,
            ApplicationEventPublisher events,
            AccountsProperties properties,
            SiteUrl address) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.change = change;
        this.audit = audit;
        this.events = events;
        this.properties = properties;
        this.address = address;
    }

    private record Reset(UUID accountId, boolean good) {}

    /** Does nothing for an unknown address; the caller must not learn which addresses are known. */
    @Transactional
    public void request(String email, RequestTrace trace) {
        Optional<Account> account = accounts.findByEmail(email)
                .filter(found -> found.active() && !found.configured() && lockedRecent(found) < MOST);
        if (account.isEmpty()) {
            return;
        }
        String token = HashedToken.newToken(KIND);
        Account known = account.get();
        OffsetDateTime expires = jdbc.sql("insert into password_reset (hash, account_id, expires_at)"
                        + " values (:hash, :account, now() + make_interval(secs => :life)) returning expires_at")
                .param("hash", HashedToken.sha256(token))
                .param("account", known.id())
                .param("life", (double) properties.resetLife().toSeconds())
                .query(OffsetDateTime.class)
                .single();
        audit.record("password-reset-requested", known.id(), Map.of(), trace);
        events.publishEvent(event(known, token, expires.toInstant()));
    }

    /**
     * Sets the password, ends all sessions and other resets of the account, and revokes its personal keys.
     *
     * @return how many keys were revoked
     * @throws InvalidInput naming the field
     */
    @Transactional
    public int confirm(String token, @Nullable String password) {
        Reset reset = lock(token)
                .filter(Reset::good)
                .orElseThrow(() -> new InvalidInput("token", "is unknown, already used or expired; ask for a new one"));
        Account account = accounts.findById(reset.accountId())
                .filter(Account::active)
                .orElseThrow(() -> new InvalidInput("token", "is unknown, already used or expired; ask for a new one"));
        return change.reset(account, password);
    }

    private PasswordResetRequested event(Account account, String token, Instant expires) {
        String link = address.url().isEmpty() ? null : address.url() + PasswordController.CONFIRM + "?token=" + token;
        return new PasswordResetRequested(account.id(), account.email(), account.language(), token, link, expires);
    }

    /** Concurrent requests for the same account wait here, so that together they cannot exceed the limit. */
    private long lockedRecent(Account account) {
        jdbc.sql("select id from account where id = :account for no key update")
                .param("account", account.id())
                .query(UUID.class)
                .single();
        return jdbc.sql("select count(*) from password_reset"
                        + " where account_id = :account and created_at > now() - interval '1 hour'")
                .param("account", account.id())
                .query(Long.class)
                .single();
    }

    private Optional<Reset> lock(String token) {
        return jdbc.sql("select account_id, used_at is null and expires_at > now() as good"
                        + " from password_reset where hash = :hash for update")
                .param("hash", HashedToken.sha256(token))
                .query((row, number) -> new Reset(row.getObject("account_id", UUID.class), row.getBoolean("good")))
                .optional();
    }
}
