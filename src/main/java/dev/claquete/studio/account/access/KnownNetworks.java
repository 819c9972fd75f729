package dev.claquete.studio.account.access;

import dev.claquete.studio.account.Account;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Networks from which users signed in, or reset their password by mail, in the last ninety days. Attacks from elsewhere
 * do not slow sign-ins from these.
 */
@Component
class KnownNetworks {

    private final JdbcClient jdbc;

    KnownNetworks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param network as {@link CallerNetwork} returns it */
    boolean has(Optional<Account> account, String network) {
        return account.map(it -> jdbc.sql("select distinct host(address) from audit_entry where account_id = :account"
                                + " and event in ('signed-in', 'password-reset') and at > now() - interval '90 days'"
                                + " and address is not null")
                        .param("account", it.id())
                        .query(String.class)
                        .list())
                .filter(addresses -> addresses.stream().map(CallerNetwork::of).anyMatch(network::equals))
                .isPresent();
    }
}
