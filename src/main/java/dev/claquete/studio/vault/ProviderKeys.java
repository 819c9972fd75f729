package dev.claquete.studio.vault;

import dev.claquete.studio.account.Audit;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The stored provider keys of accounts: at most one for each provider. */
@Component
@Transactional
class ProviderKeys {

    private static final int LETTERS_SHOWN = 4;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Audit audit;

    ProviderKeys(JdbcClient jdbc, Vault vault, Audit audit) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.audit = audit;
    }

    /** Replaces an earlier one. */
    void put(UUID account, Provider provider, String key) {
        jdbc.sql(
                        "insert into provider_key (account_id, provider, sealed, last_letters, created_at)"
                                + " values (:account, :provider, :sealed, :last, now())"
                                + " on conflict (account_id, provider) do update set sealed = excluded.sealed,"
                                + " last_letters = excluded.last_letters, created_at = excluded.created_at, last_used_at = null")
                .param("account", account)
                .param("provider", provider.word())
                .param("sealed", vault.seal(key, place(account, provider)))
                .param("last", lastLetters(key))
                .update();
        audit.record("provider-key-kept", account, Map.of("provider", provider.word()));
    }

    List<ProviderKey> of(UUID account) {
        return jdbc.sql("select * from provider_key where account_id = :account order by provider")
                .param("account", account)
                .query((row, number) -> {
                    Timestamp used = row.getTimestamp("last_used_at");
                    return new ProviderKey(
                            Provider.of(row.getString("provider")).orElseThrow(),
                            row.getString("last_letters"),
                            row.getTimestamp("created_at").toInstant(),
                            used == null ? null : used.toInstant());
                })
                .list();
    }

    /** The key, for immediate use. */
    Optional<String> take(UUID account, Provider provider) {
        Optional<String> sealed = jdbc.sql(
                        "select sealed from provider_key where account_id = :account and provider = :provider")
                .param("account", account)
                .param("provider", provider.word())
                .query(String.class)
                .optional();
        sealed.ifPresent(kept -> used(account, provider));
        return sealed.map(kept -> vault.open(kept, place(account, provider)));
    }

    private void used(UUID account, Provider provider) {
        jdbc.sql("update provider_key set last_used_at = now() where account_id = :account and provider = :provider"
                        + " and (last_used_at is null or last_used_at < now() - interval '1 minute')")
                .param("account", account)
                .param("provider", provider.word())
                .update();
    }

    boolean remove(UUID account, Provider provider) {
        boolean removed = jdbc.sql("delete from provider_key where account_id = :account and provider = :provider")
                        .param("account", account)
                        .param("provider", provider.word())
                        .update()
                == 1;
        if (removed) {
            audit.record("provider-key-removed", account, Map.of("provider", provider.word()));
        }
        return removed;
    }

    private static String place(UUID account, Provider provider) {
        return "provider_key/" + account + "/" + provider.word();
    }

    private static String lastLetters(String key) {
        return key.substring(key.length() - Math.min(LETTERS_SHOWN, key.length() / 4));
    }
}
