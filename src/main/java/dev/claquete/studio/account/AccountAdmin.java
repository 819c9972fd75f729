package dev.claquete.studio.account;

import dev.claquete.studio.account.access.Sessions;
import dev.claquete.studio.account.registration.Registration;
import dev.claquete.studio.web.Conflict;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.NotFound;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Administrators' actions on other accounts; each takes effect at once, on every node. */
@Component
class AccountAdmin {

    private final Accounts accounts;
    private final Registration registration;
    private final Sessions sessions;
    private final CurrentAccount current;
    private final Audit audit;
    private final Clock clock = Clock.systemUTC();

    AccountAdmin(Accounts accounts, Registration registration, Sessions sessions, CurrentAccount current, Audit audit) {
        this.accounts = accounts;
        this.registration = registration;
        this.sessions = sessions;
        this.current = current;
        this.audit = audit;
    }

    Account create(Registration.Form form, @Nullable String role) {
        return registration.register(form, role == null ? Role.USER : role(role));
    }

    @Transactional(readOnly = true)
    public Account find(UUID id) {
        return accounts.findById(id).orElseThrow(() -> new NotFound("There is no such account"));
    }

    @Transactional
    public Account change(UUID id, @Nullable String role, @Nullable Boolean active) {
        Account account = find(id);
        if (account.configured() || account.id().equals(current.id())) {
            throw new Conflict("You cannot change your own role or that of the configured administrator");
        }
        if (role != null && role(role) != account.role()) {
            audit.record(
                    "role-changed",
                    id,
                    Map.of("from", account.role().name(), "to", role(role).name()));
            account.take(role(role));
        }
        if (active != null && active != account.active()) {
            open(account, active);
        }
        return account;
    }

    private void open(Account account, boolean active) {
        if (active) {
            account.enable();
            audit.record("account-enabled", account.id(), Map.of());
        } else {
            account.disable(clock.instant());
            sessions.revokeAll(account.id(), "account-disabled");
            audit.record("account-disabled", account.id(), Map.of());
        }
    }

    private static Role role(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "user" -> Role.USER;
            case "operator" -> Role.OPERATOR;
            case "admin" -> Role.ADMIN;
            default -> throw new InvalidInput("role", "must be one of user, operator, admin");
        };
    }
}
