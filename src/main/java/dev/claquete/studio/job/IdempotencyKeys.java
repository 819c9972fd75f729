package dev.claquete.studio.job;

import dev.claquete.studio.web.Unprocessable;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The jobs started under each account's idempotency keys. A key is forgotten after a while and may then be used again.
 */
@Component
class IdempotencyKeys {

    private final JdbcClient jdbc;
    private final JobProperties properties;

    IdempotencyKeys(JdbcClient jdbc, JobProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    private record Known(String fingerprint, UUID job) {}

    /**
     * The job that was started under this key.
     *
     * @throws Unprocessable if that request differed from this one
     */
    Optional<UUID> find(UUID owner, IdempotencyKey key) {
        return jdbc.sql("select fingerprint, job_id from idempotency_key where owner_id = :owner and name = :name"
                        + " and created_at > now() - make_interval(secs => :kept)")
                .param("owner", owner)
                .param("name", key.name())
                .param("kept", kept())
                .query((row, number) -> new Known(row.getString("fingerprint"), row.getObject("job_id", UUID.class)))
                .optional()
                .map(known -> {
                    if (!known.fingerprint().equals(key.fingerprint())) {
                        throw new Unprocessable(
                                "This Idempotency-Key was sent with another request. Repeat that request"
                                        + " unchanged to find its job, or send a new key");
                    }
                    return known.job();
                });
    }

    /**
     * Records the key for this job, in the current transaction. Concurrent requests with the key wait until it ends.
     *
     * @return the existing job of the key
     * @throws Unprocessable as above
     */
    Optional<UUID> claim(UUID owner, IdempotencyKey key, UUID job) {
        int claimed = jdbc.sql(
                        """
                        insert into idempotency_key as held (owner_id, name, fingerprint, job_id, created_at)
                        values (:owner, :name, :fingerprint, :job, now())
                        on conflict (owner_id, name) do update
                           set fingerprint = excluded.fingerprint, job_id = excluded.job_id, created_at = now()
                         where held.created_at <= now() - make_interval(secs => :kept)
                        """)
                .param("owner", owner)
                .param("name", key.name())
                .param("fingerprint", key.fingerprint())
                .param("job", job)
                .param("kept", kept())
                .update();
        return claimed == 1 ? Optional.empty() : find(owner, key);
    }

    @Scheduled(initialDelay = 20, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forget() {
        jdbc.sql("delete from idempotency_key where created_at <= now() - make_interval(secs => :kept)")
                .param("kept", kept())
                .update();
    }

    private double kept() {
        return properties.idempotencyKept().toSeconds();
    }
}
