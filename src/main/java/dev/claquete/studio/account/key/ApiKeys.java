package dev.claquete.studio.account.key;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The stored personal keys, by their hashes. */
@Repository
@Transactional
public class ApiKeys {

    private final JdbcClient jdbc;

    ApiKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false if the account has reached the limit, even with concurrent requests to several nodes */
    boolean add(ApiKey key, byte[] hash, int limit) {
        jdbc.sql("select id from account where id = :id for update")
                .param("id", key.accountId())
                .query(UUID.class)
                .single();
        int present = jdbc.sql("select count(*) from api_key where account_id = :account")
                .param("account", key.accountId())
                .query(Integer.class)
                .single();
        if (present >= limit) {
            return false;
        }
        jdbc.sql(
                        "insert into api_key (id, account_id, name, prefix, hash, scopes, created_at, expires_at)"
                                + " values (:id, :account, :name, :prefix, :hash, string_to_array(:scopes, ','), :created, :expires)")
                .param("id", key.id())
                .param("account", key.accountId())
                .param("name", key.name())
                .param("prefix", key.prefix())
                .param("hash", hash)
                .param(
                        "scopes",
                        String.join(",", key.scopes().stream().map(Scope::word).toList()))
                .param("created", Timestamp.from(key.createdAt()))
                .param("expires", timestamp(key.expiresAt()))
                .update();
        return true;
    }

    @Transactional(readOnly = true)
    public Optional<ApiKey> find(byte[] hash) {
        return jdbc.sql("select * from api_key where hash = :hash")
                .param("hash", hash)
                .query((row, number) -> key(row))
                .optional();
    }

    @Transactional(readOnly = true)
    public Optional<ApiKey> find(UUID id) {
        return jdbc.sql("select * from api_key where id = :id")
                .param("id", id)
                .query((row, number) -> key(row))
                .optional();
    }

    @Transactional(readOnly = true)
    List<ApiKey> of(UUID accountId) {
        return jdbc.sql("select * from api_key where account_id = :account order by created_at, id")
                .param("account", accountId)
                .query((row, number) -> key(row))
                .list();
    }

    /** Records a use, at most once a minute. */
    void used(UUID id) {
        jdbc.sql("update api_key set last_used_at = now()"
                        + " where id = :id and (last_used_at is null or last_used_at < now() - interval '1 minute')")
                .param("id", id)
                .update();
    }

    /** @return false if this account has no such key */
    boolean remove(UUID accountId, UUID id) {
        return jdbc.sql("delete from api_key where id = :id and account_id = :account")
                        .param("id", id)
                        .param("account", accountId)
                        .update()
                == 1;
    }

    /** @return how many were removed */
    int removeAll(UUID accountId) {
        return jdbc.sql("delete from api_key where account_id = :account")
                .param("account", accountId)
                .update();
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        return new ApiKey(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("name"),
                row.getString("prefix"),
                scopes(row.getArray("scopes")),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("expires_at")),
                instant(row.getTimestamp("last_used_at")));
    }

    /** Unknown scopes from other versions grant nothing. */
    private static Set<Scope> scopes(Array words) throws SQLException {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        Arrays.stream((String[]) words.getArray())
                .flatMap(word -> Scope.of(word).stream())
                .forEach(scopes::add);
        return scopes;
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant time) {
        return time == null ? null : Timestamp.from(time);
    }
}
