package dev.claquete.studio.account.registration;

import dev.claquete.studio.account.Account;
import dev.claquete.studio.account.Accounts;
import dev.claquete.studio.account.AccountsProperties;
import dev.claquete.studio.account.Audit;
import dev.claquete.studio.account.HashedToken;
import dev.claquete.studio.account.RegistrationRepeated;
import dev.claquete.studio.account.RegistrationRequested;
import dev.claquete.studio.account.RequestTrace;
import dev.claquete.studio.account.Role;
import dev.claquete.studio.account.SiteUrl;
import dev.claquete.studio.account.access.SignInPage;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Confirms registrations by mail if mail is set up; the caller learns nothing about the address. A new address gets a
 * token that creates the account; a registered one is told of the attempt. Until then, neither the name nor the address
 * is taken.
 */
@Component
public class RegistrationsByMail {

    private static final String KIND = "ac_";

    /** Mails an hour to one address: more would only help somebody flood a mailbox. */
    private static final int MOST = 3;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Registration registration;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final AccountsProperties properties;
    private final SiteUrl address;
    private final boolean mailIsSetUp;

    RegistrationsByMail(
            JdbcClient jdbc,
            Accounts accounts,
            Registration registration,
            Audit audit,
            ApplicationEventPublisher events,
            AccountsProperties properties,
            SiteUrl address,
            @Value("${spring.mail.host:}") String mailHost) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.registration = registration;
        this.audit = audit;
        this.events = events;
        this.properties = properties;
        this.address = address;
        this.mailIsSetUp = !mailHost.isBlank();
    }

    boolean areUsed() {
        return mailIsSetUp;
    }

    /**
     * Stores the registration and sends the mail.
     *
     * @param accountId of the account that may be created from it
     */
    @Transactional
    public void keep(UUID accountId, Registration.Checked wish, RequestTrace trace) {
        Optional<Account> known = accounts.findByEmail(wish.email());
        if (known.isPresent()) {
            events.publishEvent(new RegistrationRepeated(known.get().id(), link(SignInPage.PATH)));
            return;
        }
        if (recent(wish.email()) >= MOST) {
            return;
        }
        String token = HashedToken.newToken(KIND);
        Instant expires = add(token, accountId, wish);
        audit.record("registration-requested", null, Map.of("email", wish.email()), trace);
        String link = link(ActivationPage.PATH + "?token=" + token);
        events.publishEvent(new RegistrationRequested(wish.email(), wish.language(), token, link, expires));
    }

    /**
     * Creates the account.
     *
     * @return empty for a token that is unknown, used or expired
     */
    @Transactional
    public Optional<Account> activate(String token) {
        Optional<Pending> found = take(token);
        found.ifPresent(pending -> jdbc.sql("delete from pending_registration where email = :email")
                .param("email", pending.wish().email())
                .update());
        return found.filter(
                        pending -> accounts.findByEmail(pending.wish().email()).isEmpty())
                .map(pending -> registration.add(pending.accountId(), free(pending.wish()), Role.USER));
    }

    /** @return the hash of a registration that is not activated yet; the newest, if there are several */
    public Optional<String> passwordHash(String nameOrEmail) {
        return jdbc.sql("select password_hash from pending_registration"
                        + " where (email = lower(:name) or name = :name) and expires_at > now()"
                        + " order by created_at desc limit 1")
                .param("name", nameOrEmail)
                .query(String.class)
                .optional();
    }

    private record Pending(UUID accountId, Registration.Checked wish) {}

    private Instant add(String token, UUID accountId, Registration.Checked wish) {
        return jdbc.sql("insert into pending_registration"
                        + " (hash, account_id, email, name, language, password_hash, expires_at)"
                        + " values (:hash, :account, :email, :name, :language, :password,"
                        + " now() + make_interval(secs => :life)) returning expires_at")
                .param("hash", HashedToken.sha256(token))
                .param("account", accountId)
                .param("email", wish.email())
                .param("name", wish.name())
                .param("language", wish.language())
                .param("password", wish.passwordHash())
                .param("life", (double) properties.activationLife().toSeconds())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** Of two concurrent uses of one link, the second waits here and then finds nothing. */
    private Optional<Pending> take(String token) {
        return jdbc.sql("delete from pending_registration where hash = :hash and expires_at > now()"
                        + " returning account_id, email, name, language, password_hash")
                .param("hash", HashedToken.sha256(token))
                .query((row, number) -> new Pending(
                        row.getObject("account_id", UUID.class),
                        new Registration.Checked(
                                row.getString("email"),
                                row.getString("name"),
                                row.getString("language"),
                                row.getString("password_hash"))))
                .optional();
    }

    /** If the name has been taken meanwhile, the address replaces it. */
    private Registration.Checked free(Registration.Checked wish) {
        return accounts.nameIsTaken(wish.name())
                ? new Registration.Checked(wish.email(), wish.email(), wish.language(), wish.passwordHash())
                : wish;
    }

    private @Nullable String link(String path) {
        return address.url().isEmpty() ? null : address.url() + path;
    }

    private long recent(String email) {
        return jdbc.sql("select count(*) from pending_registration"
                        + " where email = :email and created_at > now() - interval '1 hour'")
                .param("email", email)
                .query(Long.class)
                .single();
    }
}
