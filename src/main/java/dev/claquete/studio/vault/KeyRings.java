package dev.claquete.studio.vault;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The provider keys of runs. A process has only a ring's id as a variable; the keys stay here: first those supplied for
 * the run, then those that the account had stored when the run began. Without any, the installation's key is used.
 * Takes part in the caller's transaction.
 */
@Component
@Transactional
public class KeyRings {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final ProviderKeys accountsKeys;
    private final VaultProperties properties;

    KeyRings(JdbcClient jdbc, Vault vault, ProviderKeys accountsKeys, VaultProperties properties) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.accountsKeys = accountsKeys;
        this.properties = properties;
    }

    /** Creates a ring for one run of this account. {@link #drop} it when the run is over. */
    public UUID open(UUID accountId, CommandKeys keys) {
        UUID ring = UUID.randomUUID();
        jdbc.sql("insert into key_ring (id, account_id, created_at, own) values (:ring, :account, now(),"
                        + " array(select provider from provider_key where account_id = :account))")
                .param("ring", ring)
                .param("account", accountId)
                .update();
        add(ring, keys);
        return ring;
    }

    /** Each key replaces an earlier one; no effect on a dropped ring. */
    public void add(UUID ring, CommandKeys keys) {
        keys.byProvider()
                .forEach((provider, key) -> jdbc.sql("insert into run_key (ring_id, provider, sealed, created_at)"
                                + " select id, :provider, :sealed, now() from key_ring where id = :ring"
                                + " on conflict (ring_id, provider) do update"
                                + " set sealed = excluded.sealed, created_at = excluded.created_at")
                        .param("ring", ring)
                        .param("provider", provider.word())
                        .param("sealed", vault.seal(key, place(ring, provider)))
                        .update());
    }

    public void drop(UUID ring) {
        jdbc.sql("delete from key_ring where id = :ring").param("ring", ring).update();
    }

    /**
     * The user's own key; empty means the installation's, if it has one.
     *
     * @param ring the process variable {@code keyRing}; null in runs that began without one
     * @throws IllegalStateException if no key may pay: the run is over, or its own key has been deleted after the
     *     maximum time
     */
    public Optional<String> find(@Nullable String ring, Provider provider) {
        return id(ring).flatMap(it -> find(it, provider));
    }

    private Optional<String> find(UUID ring, Provider provider) {
        Terms terms = terms(ring, provider)
                .orElseThrow(() -> new IllegalStateException("The run of the key ring " + ring + " is over"));
        Optional<RunKey> given = given(ring, provider);
        return given.isPresent()
                ? given.map(key -> vault.open(key.sealedOrFail(provider), place(ring, provider)))
                : Optional.of(terms).filter(Terms::own).map(own -> keptOrFail(own.accountId(), provider));
    }

    /** Never bills the operator for what the user was to pay. */
    private String keptOrFail(UUID account, Provider provider) {
        return accountsKeys
                .take(account, provider)
                .orElseThrow(() -> new IllegalStateException("The account's " + provider.word()
                        + " key that this run started with was removed; store a key again, or repeat "
                        + "the command with apiKeys"));
    }

    /**
     * Who is billed for this run's requests to the provider: fixed when the run begins, unless it is given keys later.
     */
    @Transactional(readOnly = true)
    public Payer pays(@Nullable String ring, Provider provider) {
        boolean own = id(ring).filter(it -> given(it, provider).isPresent()
                        || terms(it, provider).filter(Terms::own).isPresent())
                .isPresent();
        return own ? Payer.USER : Payer.HOUSE;
    }

    /** Deletes keys of runs that take too long; that a key existed stays recorded. */
    @Scheduled(fixedDelayString = "PT1H")
    public void forgetOld() {
        jdbc.sql("update run_key set sealed = null where sealed is not null"
                        + " and created_at < now() - make_interval(secs => :seconds)")
                .param("seconds", properties.runKeysKept().toSeconds())
                .update();
    }

    private record RunKey(@Nullable String sealed) {

        String sealedOrFail(Provider provider) {
            if (sealed == null) {
                throw new IllegalStateException("The " + provider.word()
                        + " key that was given for this run has expired; repeat the command with apiKeys");
            }
            return sealed;
        }
    }

    private Optional<RunKey> given(UUID ring, Provider provider) {
        return jdbc.sql("select sealed from run_key where ring_id = :ring and provider = :provider")
                .param("ring", ring)
                .param("provider", provider.word())
                .query((row, number) -> new RunKey(row.getString("sealed")))
                .optional();
    }

    /** @param own whether the account had its own key with the provider when the run began */
    private record Terms(UUID accountId, boolean own) {}

    private Optional<Terms> terms(UUID ring, Provider provider) {
        return jdbc.sql("select account_id, :provider = any(own) as own from key_ring where id = :ring")
                .param("provider", provider.word())
                .param("ring", ring)
                .query((row, number) -> new Terms(row.getObject("account_id", UUID.class), row.getBoolean("own")))
                .optional();
    }

    private static Optional<UUID> id(@Nullable String ring) {
        return Optional.ofNullable(ring).map(UUID::fromString);
    }

    private static String place(UUID ring, Provider provider) {
        return "run_key/" + ring + "/" + provider.word();
    }
}
