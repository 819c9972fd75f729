package dev.claquete.studio.account;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * From where people signed in, or chose a new password by mail, in the last ninety days: what others try elsewhere must not slow
 * them there.
 */
@Component
class KnownNetworks {

    private final JdbcClient jdbc;

    KnownNetworks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param network by {@link CallerNetwork} */
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
