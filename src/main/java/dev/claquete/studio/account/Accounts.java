package dev.claquete.studio.account;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** All accounts. */
interface Accounts extends Repository<Account, UUID> {

    Account save(Account account);

    Optional<Account> findByName(String name);
}
