package dev.claquete.studio.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stored endpoints. Each call takes part in the caller's transaction. */
@Repository
class Webhooks {

    private static final String INSERT =
            """
            insert into webhook (id, owner_id, url, events, description, secret, old_secret, old_secret_ends, one_off,
                active, draining, circuit, failures, last_error, created_at, updated_at)
            values (:id, :owner, :url, string_to_array(:events, ','), :description, :secret, :oldSecret,
                :oldSecretEnds, :oneOff, :active, :draining, :circuit, :failures, :lastError, :createdAt, :updatedAt)
            """;

    private final JdbcClient jdbc;

    Webhooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private void insert(Webhook webhook) {
        with(INSERT, webhook).update();
    }

    /**
     * Registers an endpoint, unless the account has reached the limit. It locks the account's row meanwhile, so
     * concurrent calls on any number of nodes cannot exceed the limit; rows that refer to the account may still be
     * written.
     *
     * @return false if the account has reached the limit
     */
    boolean add(Webhook webhook, int limit) {
        jdbc.sql("select id from account where id = :owner for no key update")
                .param("owner", webhook.ownerId())
                .query(UUID.class)
                .single();
        int present = jdbc.sql("select count(*) from webhook where owner_id = :owner and not one_off")
                .param("owner", webhook.ownerId())
                .query(Integer.class)
                .single();
        if (present >= limit) {
            return false;
        }
        insert(webhook);
        return true;
    }

    /** Locks the account's one-off endpoint with this URL, creating it if there is none. */
    Webhook lockOneOff(Webhook wanted) {
        return with(
                        INSERT
                                + " on conflict (owner_id, url) where one_off do update set active = true,"
                                + " updated_at = :updatedAt returning *",
                        wanted)
                .query(Webhooks::read)
                .single();
    }

    void save(Webhook webhook) {
        with(
                        """
                        update webhook set url = :url, events = string_to_array(:events, ','),
                            description = :description, secret = :secret, old_secret = :oldSecret,
                            old_secret_ends = :oldSecretEnds, active = :active, draining = :draining,
                            circuit = :circuit, failures = :failures, last_error = :lastError,
                            updated_at = :updatedAt
                        where id = :id""",
                        webhook)
                .update();
    }

    void delete(UUID id) {
        jdbc.sql("delete from webhook where id = :id").param("id", id).update();
    }

    /** Deletes one-off endpoints that have not been used since then. */
    void deleteOneOffs(UUID owner, Instant unusedSince) {
        jdbc.sql("delete from webhook where owner_id = :owner and one_off and not draining and updated_at < :since")
                .param("owner", owner)
                .param("since", Timestamp.from(unusedSince))
                .update();
    }

    Optional<Webhook> ofOwner(UUID owner, UUID id) {
        return jdbc.sql("select * from webhook where owner_id = :owner and id = :id")
                .param("owner", owner)
                .param("id", id)
                .query(Webhooks::read)
                .optional();
    }

    /**
     * Takes the row lock until the transaction ends; everything that writes the endpoint or its queue does so first.
     */
    Optional<Webhook> lock(UUID id) {
        return jdbc.sql("select * from webhook where id = :id for update")
                .param("id", id)
                .query(Webhooks::read)
                .optional();
    }

    /** Locks all active ones of an account, always in the same order, so that transactions cannot deadlock. */
    List<Webhook> lockActive(UUID owner) {
        return jdbc.sql("select * from webhook where owner_id = :owner and active and not one_off"
                        + " order by id for update")
                .param("owner", owner)
                .query(Webhooks::read)
                .list();
    }

    /** Registered ones, oldest first. */
    List<Webhook> ofOwner(UUID owner) {
        return jdbc.sql("select * from webhook where owner_id = :owner and not one_off order by created_at, id")
                .param("owner", owner)
                .query(Webhooks::read)
                .list();
    }

    private JdbcClient.StatementSpec with(String sql, Webhook webhook) {
        return jdbc.sql(sql)
                .param("id", webhook.id())
                .param("owner", webhook.ownerId())
                .param("url", webhook.target().url())
                .param("events", String.join(",", webhook.target().events()))
                .param("description", webhook.target().description())
                .param("secret", webhook.secrets().present())
                .param("oldSecret", webhook.secrets().before())
                .param("oldSecretEnds", timestamp(webhook.secrets().beforeEnds()))
                .param("oneOff", webhook.oneOff())
                .param("active", webhook.active())
                .param("draining", webhook.draining())
                .param("circuit", webhook.health().circuit().word())
                .param("failures", webhook.health().failures())
                .param("lastError", webhook.health().lastError())
                .param("createdAt", timestamp(webhook.createdAt()))
                .param("updatedAt", timestamp(webhook.updatedAt()));
    }

    private static Webhook read(ResultSet row, int number) throws SQLException {
        String[] events = (String[]) row.getArray("events").getArray();
        Timestamp ends = row.getTimestamp("old_secret_ends");
        return new Webhook(
                row.getObject("id", UUID.class),
                row.getObject("owner_id", UUID.class),
                new Webhook.Target(
                        row.getString("url"), List.copyOf(Arrays.asList(events)), row.getString("description")),
                new Webhook.Secrets(
                        row.getString("secret"), row.getString("old_secret"), ends == null ? null : ends.toInstant()),
                row.getBoolean("one_off"),
                row.getBoolean("active"),
                row.getBoolean("draining"),
                new Webhook.Health(
                        CircuitBreaker.of(row.getString("circuit")),
                        row.getInt("failures"),
                        row.getString("last_error")),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant());
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
