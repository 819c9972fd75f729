package dev.claquete.studio.account;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The repository of accounts. */
public interface Accounts extends Repository<Account, UUID> {

    /** Several nodes may start on a new database at once. */
    @Modifying
    @Query(
            value = "insert into account (id, name, email, role, configured, created_at)"
                    + " values (:id, :name, :email, 'ADMIN', true, now()) on conflict do nothing",
            nativeQuery = true)
    void addAdministratorIfMissing(UUID id, String name, String email);

    /** @return 0 if the name or the address is taken */
    @Modifying
    @Query(
            value = "insert into account (id, name, email, language, role, password_hash, created_at)"
                    + " values (:id, :name, :email, :language, :role, :hash, now()) on conflict do nothing",
            nativeQuery = true)
    int add(UUID id, String name, String email, String language, String role, @Nullable String hash);

    /** Administrators whose name is no longer the configured one. */
    List<Account> findByConfiguredTrueAndNameNot(String name);

    Optional<Account> findById(UUID id);

    Optional<Account> findByName(String name);

    /** @param email in lower case */
    Optional<Account> findByEmail(String email);

    @Query(value = "select exists (select 1 from account where lower(name) = lower(:name))", nativeQuery = true)
    boolean nameIsTaken(String name);

    @Query(value = "select * from account order by created_at desc, id limit :limit offset :offset", nativeQuery = true)
    List<Account> page(int limit, long offset);

    long count();
}
