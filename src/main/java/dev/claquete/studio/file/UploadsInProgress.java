package dev.claquete.studio.file;

import dev.claquete.storage.ObjectKey;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Records uploads to the store that are in progress. A row of a killed process expires. */
@Repository
public class UploadsInProgress {

    private final JdbcClient database;

    UploadsInProgress(JdbcClient database) {
        this.database = database;
    }

    /**
     * @param key where its bytes go
     * @param bytes the announced number
     * @param path the requested path
     * @param doneKey the resulting object; null before
     */
    public record OpenUpload(
            UUID id, ObjectKey key, long bytes, @Nullable String path, @Nullable String doneKey, boolean open) {}

    public void add(UUID id, UUID owner, ObjectKey key, long bytes, @Nullable String path, Duration life) {
        database.sql("insert into open_upload (id, owner_id, key, bytes, path, created_at, expires_at)"
                        + " values (:id, :owner, :key, :bytes, :path, now(), now() + :seconds * interval '1 second')")
                .param("id", id)
                .param("owner", owner)
                .param("key", key.value())
                .param("bytes", bytes)
                .param("path", path)
                .param("seconds", life.toSeconds())
                .update();
    }

    public Optional<OpenUpload> find(UUID owner, UUID id) {
        return database.sql("select id, key, bytes, path, done_key, expires_at > now() as open from open_upload"
                        + " where owner_id = :owner and id = :id")
                .param("owner", owner)
                .param("id", id)
                .query((row, number) -> new OpenUpload(
                        row.getObject("id", UUID.class),
                        new ObjectKey(row.getString("key")),
                        row.getLong("bytes"),
                        row.getString("path"),
                        row.getString("done_key"),
                        row.getBoolean("open")))
                .optional();
    }

    void extend(UUID id, ObjectKey key, Duration life) {
        database.sql(
                        "update open_upload set key = :key, expires_at = now() + :seconds * interval '1 second' where id = :id")
                .param("key", key.value())
                .param("seconds", life.toSeconds())
                .param("id", id)
                .update();
    }

    /** It no longer counts; the row stays for a client that repeats its request. */
    public void done(UUID id, ObjectKey key) {
        database.sql("update open_upload set done_key = :key where id = :id")
                .param("key", key.value())
                .param("id", id)
                .update();
    }

    public void delete(UUID id) {
        database.sql("delete from open_upload where id = :id").param("id", id).update();
    }

    /** @return how many were deleted */
    public int deleteExpired() {
        return database.sql("delete from open_upload where expires_at < now()").update();
    }

    public boolean protects(ObjectKey key) {
        return database.sql("select exists (select 1 from open_upload where key = :key and expires_at >= now())")
                .param("key", key.value())
                .query(Boolean.class)
                .single();
    }
}
