package dev.claquete.studio.account;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All accounts. */
interface Accounts extends Repository<Account, UUID> {

    /** Safe when several nodes start on a new database at once. */
    @Modifying
    @Query(
            value = "insert into account (id, name, email, created_at) values (:id, :name, :email, now())"
                    + " on conflict (name) do nothing",
            nativeQuery = true)
    void addIfMissing(UUID id, String name, String email);

    Optional<Account> findById(UUID id);

    Optional<Account> findByName(String name);

    /** The oldest, where several have the same. */
    Optional<Account> findFirstByEmailIgnoreCaseOrderByCreatedAt(String email);
}
