package dev.claquete.studio.account;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks up accounts for other modules, inside or outside a request. */
@Component
@Transactional(readOnly = true)
public class AccountDirectory {

    private final Accounts accounts;
    private final AdministratorBootstrap administrator;

    AccountDirectory(Accounts accounts, AdministratorBootstrap administrator) {
        this.accounts = accounts;
        this.administrator = administrator;
    }

    public Optional<Account> find(UUID id) {
        return accounts.findById(id);
    }

    public Optional<Account> findByEmail(String email) {
        return accounts.findByEmail(email.strip().toLowerCase(Locale.ROOT));
    }

    /** Whether it is the account of the installation's administrator. */
    public boolean isAdministrator(UUID id) {
        return administrator.principal().accountId().equals(id);
    }
}
