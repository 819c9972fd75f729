package dev.claquete.studio.file.cleaning;

import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.file.FileProperties;
import dev.claquete.work.TaskContext;
import dev.claquete.work.TaskHandler;
import dev.claquete.work.Topic;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes expired results of jobs, and uploads that no path leads to and no project uses any more. Each file is a
 * transaction of its own, so a repeat continues with the rest. Files still in use stay and are checked again the next
 * day.
 */
@Topic(value = "expire-results", slots = 1)
@Component
class ExpireResults implements TaskHandler<ExpireResults.Input, ExpireResults.Output> {

    private static final int PAGE = 200;

    private final JdbcClient database;
    private final ObjectRemoval removal;
    private final FileProperties properties;
    private final CleaningLock turn;
    private final TransactionTemplate transaction;

    ExpireResults(
            JdbcClient database,
            ObjectRemoval removal,
            FileProperties properties,
            CleaningLock turn,
            TransactionTemplate transaction) {
        this.database = database;
        this.removal = removal;
        this.properties = properties;
        this.turn = turn;
        this.transaction = transaction;
    }

    record Input() {}

    record Output(int expiredFiles, long expiredBytes) {}

    private record Candidate(ObjectKey key, long size, boolean expired) {}

    @Override
    public Output handle(Input in, TaskContext task) throws Exception {
        return turn.take(() -> expire(task));
    }

    private Output expire(TaskContext task) {
        int files = 0;
        long bytes = 0;
        String after = "";
        List<Candidate> page = page(after);
        while (!page.isEmpty()) {
            for (Candidate candidate : page) {
                task.checkCancelled();
                if (removed(candidate)) {
                    files++;
                    bytes += candidate.size();
                }
            }
            task.progress(0.5, "Removed " + files + " files whose time is over");
            after = page.get(page.size() - 1).key().value();
            page = page(after);
        }
        return new Output(files, bytes);
    }

    private boolean removed(Candidate candidate) {
        return Boolean.TRUE.equals(transaction.execute(
                status -> candidate.expired() ? removal.expire(candidate.key()) : removal.release(candidate.key())));
    }

    private List<Candidate> page(String after) {
        return database.sql("select key, size, coalesce(expires_at < now(), false) as expired from stored_file f"
                        + " where key > :after and (expires_at < now()"
                        + " or key like 'uploads/%' and created_at < :before"
                        + " and not exists (select 1 from named_file n where n.key = f.key))"
                        + " order by key limit :page")
                .param("after", after)
                .param("before", OffsetDateTime.now(ZoneOffset.UTC).minus(properties.orphanGrace()))
                .param("page", PAGE)
                .query((row, number) -> new Candidate(
                        new ObjectKey(row.getString("key")), row.getLong("size"), row.getBoolean("expired")))
                .list();
    }
}
