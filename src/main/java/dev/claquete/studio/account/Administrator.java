package dev.claquete.studio.account;

import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The administrator's account, made on first start. */
@Component
class Administrator {

    private final AccountPrincipal principal;

    Administrator(Accounts accounts, Credentials credentials, TransactionTemplate transaction) {
        String name = credentials.adminName();
        Account account = transaction.execute(status -> {
            accounts.addIfMissing(UUID.randomUUID(), name, name + "@localhost");
            return accounts.findByName(name).orElseThrow();
        });
        this.principal = new AccountPrincipal(Objects.requireNonNull(account).id(), name);
    }

    AccountPrincipal principal() {
        return principal;
    }
}
