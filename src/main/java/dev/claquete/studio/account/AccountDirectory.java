package dev.claquete.studio.account;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks accounts up for other features, outside of any request too. */
@Component
@Transactional(readOnly = true)
public class AccountDirectory {

    private final Accounts accounts;

    AccountDirectory(Accounts accounts) {
        this.accounts = accounts;
    }

    public Optional<Account> find(UUID id) {
        return accounts.findById(id);
    }
}
