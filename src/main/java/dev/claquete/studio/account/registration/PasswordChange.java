package dev.claquete.studio.account.registration;

import dev.claquete.studio.account.Account;
import dev.claquete.studio.account.Accounts;
import dev.claquete.studio.account.AccountsProperties;
import dev.claquete.studio.account.Audit;
import dev.claquete.studio.account.access.Sessions;
import dev.claquete.studio.account.access.SignInThrottle;
import dev.claquete.studio.account.access.SignInThrottle.Subject;
import dev.claquete.studio.account.key.PersonalKeys;
import dev.claquete.studio.web.Conflict;
import dev.claquete.studio.web.InvalidInput;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sets a new password, ends all sessions of the account and invalidates earlier reset mails. */
@Component
class PasswordChange {

    private final Accounts accounts;
    private final Passwords passwords;
    private final Sessions sessions;
    private final PersonalKeys keys;
    private final SignInThrottle throttle;
    private final Audit audit;
    private final AccountsProperties properties;
    private final JdbcClient jdbc;

    PasswordChange(
            Accounts accounts,
            Passwords passwords,
            Sessions sessions,
            PersonalKeys keys,
            SignInThrottle throttle,
            Audit audit,
            AccountsProperties properties,
            JdbcClient jdbc) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.keys = keys;
        this.throttle = throttle;
        this.audit = audit;
        this.properties = properties;
        this.jdbc = jdbc;
    }

    /**
     * Checks the current password; a wrong one counts as a failed sign-in. Runs outside a transaction, whose rollback
     * would undo the count.
     */
    void prove(UUID id, String present) {
        Account account = accounts.findById(id).orElseThrow();
        if (account.configured()) {
            throw new Conflict("The administrator's password is set in the configuration: CLAQUETE_ADMIN_PASSWORD");
        }
        Subject person = Subject.of("password", id.toString(), properties.signInTries());
        throttle.count(person);
        if (!passwords.fits(present, account.passwordHash())) {
            audit.record("sign-in-failed", id, Map.of("where", "password change"));
            throw new InvalidInput("current_password", "is not your password");
        }
        throttle.forget(person);
    }

    /** @return how many personal keys were revoked */
    @Transactional
    public int change(UUID id, @Nullable String password, boolean revokeKeys) {
        apply("new_password", accounts.findById(id).orElseThrow(), password);
        audit.record("password-changed", id, Map.of());
        return revokeKeys ? keys.revokeAll(id, "password-changed") : 0;
    }

    /**
     * Sets a password after a reset by mail. Anybody with the old password may have created keys, so they are revoked.
     *
     * @return how many keys were revoked
     */
    @Transactional
    public int reset(Account account, @Nullable String password) {
        apply("password", account, password);
        audit.record("password-reset", account.id(), Map.of());
        return keys.revokeAll(account.id(), "password-reset");
    }

    private void apply(String field, Account account, @Nullable String password) {
        passwords.check(field, password, account.email(), account.name());
        account.changePassword(passwords.hash(String.valueOf(password)));
        sessions.revokeAll(account.id(), "password-changed");
        jdbc.sql("update password_reset set used_at = now() where account_id = :account and used_at is null")
                .param("account", account.id())
                .update();
    }
}
