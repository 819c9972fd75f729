package dev.claquete.studio.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The queues of all endpoints. Each call takes part in the caller's transaction; writes require the endpoint's row
 * lock.
 */
@Repository
class Deliveries {

    private static final String OF_OWNER =
            "select d.* from webhook_delivery d join webhook w on w.id = d.webhook_id where w.owner_id = :owner";

    private final JdbcClient jdbc;

    Deliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false if the endpoint already has this event under this key */
    boolean add(Delivery delivery, String dedupeKey) {
        return jdbc.sql(
                                """
                                insert into webhook_delivery (id, webhook_id, event, dedupe_key, data, media_key, status,
                                    attempts, happened_at, queued_at)
                                values (:id, :webhook, :event, :dedupeKey, :data, :mediaKey, :status, 0, :happenedAt,
                                    :queuedAt)
                                on conflict (webhook_id, event, dedupe_key) do nothing""")
                        .param("id", delivery.id())
                        .param("webhook", delivery.webhookId())
                        .param("event", delivery.event())
                        .param("dedupeKey", dedupeKey)
                        .param("data", delivery.data())
                        .param("mediaKey", delivery.mediaKey())
                        .param("status", delivery.status().word())
                        .param("happenedAt", Timestamp.from(delivery.happenedAt()))
                        .param("queuedAt", Timestamp.from(delivery.queuedAt()))
                        .update()
                == 1;
    }

    /** The next message to send. */
    Optional<Delivery> head(UUID webhook) {
        return jdbc.sql("select * from webhook_delivery where webhook_id = :webhook and status = 'pending'"
                        + " order by place limit 1")
                .param("webhook", webhook)
                .query(Deliveries::read)
                .optional();
    }

    /** @return false if it is no longer waiting */
    boolean attempted(DeliveryAttempt attempt, Delivery.Status outcome) {
        int waiting = jdbc.sql(
                        """
                        update webhook_delivery set attempts = attempts + 1, last_error = :error, status = :status,
                            ended_at = case when :status = 'pending' then null else cast(:at as timestamptz) end
                        where id = :id and status = 'pending'""")
                .param("error", attempt.error())
                .param("status", outcome.word())
                .param("at", Timestamp.from(attempt.at()))
                .param("id", attempt.deliveryId())
                .update();
        if (waiting == 1) {
            record(attempt);
        }
        return waiting == 1;
    }

    private void record(DeliveryAttempt attempt) {
        jdbc.sql(
                        """
                        insert into webhook_attempt (id, delivery_id, webhook_id, at, status_code, duration_ms, error)
                        select :id, d.id, d.webhook_id, :at, :statusCode, :durationMs, :error
                        from webhook_delivery d where d.id = :delivery""")
                .param("id", attempt.id())
                .param("delivery", attempt.deliveryId())
                .param("at", Timestamp.from(attempt.at()))
                .param("statusCode", attempt.statusCode())
                .param("durationMs", attempt.durationMs())
                .param("error", attempt.error())
                .update();
    }

    /** Gives up deliveries queued before then. */
    void bury(UUID webhook, Instant queuedBefore, String reason, Instant now) {
        jdbc.sql(
                        "update webhook_delivery set status = 'dead', last_error = coalesce(last_error, :reason),"
                                + " ended_at = :now where webhook_id = :webhook and status = 'pending' and queued_at <= :before")
                .param("reason", reason)
                .param("now", Timestamp.from(now))
                .param("webhook", webhook)
                .param("before", Timestamp.from(queuedBefore))
                .update();
    }

    boolean waiting(UUID webhook) {
        return head(webhook).isPresent();
    }

    /** Puts an ended delivery at the end of its queue. */
    void requeue(UUID id, Instant now) {
        jdbc.sql("update webhook_delivery set status = 'pending', place = default, queued_at = :now, ended_at = null,"
                        + " last_error = null where id = :id and status <> 'pending'")
                .param("id", id)
                .param("now", Timestamp.from(now))
                .update();
    }

    Optional<Delivery> ofOwner(UUID owner, UUID id) {
        return jdbc.sql(OF_OWNER + " and d.id = :id")
                .param("owner", owner)
                .param("id", id)
                .query(Deliveries::read)
                .optional();
    }

    /** Newest first. */
    List<Delivery> ofOwner(UUID owner, Delivery.@Nullable Status status, @Nullable UUID webhook, int limit) {
        return jdbc.sql(OF_OWNER
                        + " and (cast(:status as text) is null or d.status = :status)"
                        + " and (cast(:webhook as uuid) is null or d.webhook_id = :webhook)"
                        + " order by d.place desc limit :limit")
                .param("owner", owner)
                .param("status", status == null ? null : status.word())
                .param("webhook", webhook)
                .param("limit", limit)
                .query(Deliveries::read)
                .list();
    }

    /** Dead letters of an endpoint in their original order. */
    List<Delivery> dead(UUID webhook) {
        return jdbc.sql("select * from webhook_delivery where webhook_id = :webhook and status = 'dead' order by place")
                .param("webhook", webhook)
                .query(Deliveries::read)
                .list();
    }

    /** Newest first. */
    List<DeliveryAttempt> attempts(UUID webhook, int limit) {
        return jdbc.sql("select a.*, d.event from webhook_attempt a join webhook_delivery d on d.id = a.delivery_id"
                        + " where a.webhook_id = :webhook order by a.at desc, a.id limit :limit")
                .param("webhook", webhook)
                .param("limit", limit)
                .query(Deliveries::readAttempt)
                .list();
    }

    /** Deletes deliveries that ended before then. */
    void prune(UUID webhook, Instant endedBefore) {
        jdbc.sql("delete from webhook_delivery where webhook_id = :webhook and ended_at < :before")
                .param("webhook", webhook)
                .param("before", Timestamp.from(endedBefore))
                .update();
    }

    private static Delivery read(ResultSet row, int number) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        return new Delivery(
                row.getObject("id", UUID.class),
                row.getObject("webhook_id", UUID.class),
                row.getString("event"),
                row.getString("data"),
                row.getString("media_key"),
                Delivery.Status.of(row.getString("status")),
                row.getInt("attempts"),
                row.getString("last_error"),
                row.getTimestamp("happened_at").toInstant(),
                row.getTimestamp("queued_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }

    private static DeliveryAttempt readAttempt(ResultSet row, int number) throws SQLException {
        return new DeliveryAttempt(
                row.getObject("id", UUID.class),
                row.getObject("delivery_id", UUID.class),
                row.getString("event"),
                row.getTimestamp("at").toInstant(),
                row.getObject("status_code", Integer.class),
                row.getLong("duration_ms"),
                row.getString("error"));
    }
}
