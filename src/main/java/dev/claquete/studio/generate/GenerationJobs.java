package dev.claquete.studio.generate;

import dev.claquete.studio.process.ProcessEnded;
import dev.claquete.studio.vault.CommandKeys;
import dev.claquete.studio.vault.KeyRings;
import dev.claquete.studio.web.Uuids;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The key rings of jobs with generated inputs, which are dropped when the job is over. */
@Component
@Transactional
class GenerationJobs {

    private final JdbcClient database;
    private final KeyRings rings;

    GenerationJobs(JdbcClient database, KeyRings rings) {
        this.database = database;
        this.rings = rings;
    }

    void begin(UUID job, UUID owner) {
        database.sql("insert into generation (job_id, ring, created_at) values (:job, :ring, now())")
                .param("job", job)
                .param("ring", rings.open(owner, CommandKeys.NONE))
                .update();
    }

    /** Null once the job is over. */
    @Transactional(readOnly = true)
    @Nullable
    String ring(UUID job) {
        return find(job).map(UUID::toString).orElse(null);
    }

    /** @throws CancellationException if the job is over, because then its keys may no longer pay */
    @Transactional(readOnly = true)
    String openRing(UUID job) {
        return find(job).map(UUID::toString).orElseThrow(() -> new CancellationException("the job is over"));
    }

    private Optional<UUID> find(UUID job) {
        return database.sql("select ring from generation where job_id = :job and ring is not null")
                .param("job", job)
                .query(UUID.class)
                .optional();
    }

    void emotionApplied(UUID job) {
        database.sql("update generation set emotion_applied = true where job_id = :job")
                .param("job", job)
                .update();
    }

    @Transactional(readOnly = true)
    boolean wasEmotionApplied(UUID job) {
        return database.sql("select emotion_applied from generation where job_id = :job")
                .param("job", job)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    @EventListener
    void on(ProcessEnded event) {
        if (event.processId().equals("media-operation")) {
            UUID job = Uuids.parseOrNil(event.businessKey());
            find(job).ifPresent(ring -> {
                rings.drop(ring);
                database.sql("update generation set ring = null where job_id = :job")
                        .param("job", job)
                        .update();
            });
        }
    }
}
