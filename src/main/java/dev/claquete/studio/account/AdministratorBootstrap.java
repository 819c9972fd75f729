package dev.claquete.studio.account;

import dev.claquete.studio.account.access.Sessions;
import dev.claquete.studio.account.key.PersonalKeys;
import dev.claquete.studio.account.registration.Passwords;
import dev.claquete.studio.local.CannotStart;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Creates the administrator's account on first start and keeps its name and password equal to the configuration. When
 * they change, sessions with the old ones end.
 */
@Component
public class AdministratorBootstrap {

    private final AccountPrincipal principal;

    AdministratorBootstrap(
            Accounts accounts,
            BootstrapCredentials credentials,
            Passwords passwords,
            Sessions sessions,
            PersonalKeys keys,
            TransactionTemplate transaction) {
        String name = credentials.adminName();
        String password = credentials.adminPassword().value();
        UUID id = transaction.execute(status -> {
            accounts.addAdministratorIfMissing(UUID.randomUUID(), name, name.toLowerCase(Locale.ROOT) + "@localhost");
            Account account = accounts.findByName(name)
                    .filter(Account::configured)
                    .orElseThrow(() -> new CannotStart(
                            "The administrator's name '" + name + "' belongs to a user.",
                            "Set CLAQUETE_ADMIN_NAME to a name that is not taken."));
            if (!passwords.fits(password, account.passwordHash())) {
                account.changePassword(passwords.hash(password));
                sessions.revokeAll(account.id(), "password-changed");
                keys.revokeAll(account.id(), "password-changed");
            }
            for (Account former : accounts.findByConfiguredTrueAndNameNot(name)) {
                former.retire();
                sessions.revokeAll(former.id(), "administrator-renamed");
                keys.revokeAll(former.id(), "administrator-renamed");
            }
            return account.id();
        });
        this.principal = new AccountPrincipal(Objects.requireNonNull(id), name);
    }

    public AccountPrincipal principal() {
        return principal;
    }
}
