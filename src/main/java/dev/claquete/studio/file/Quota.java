package dev.claquete.studio.file;

import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.web.TooLarge;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Limits how much an account may store. A caller reserves a file's bytes before storing it; reservations of an account
 * are serialised, so that concurrent uploads cannot exceed the limit together. Results count, but are never refused:
 * what was paid for is kept.
 */
@Component
@Transactional
public class Quota {

    private final JdbcClient database;
    private final ObjectLocks locks;
    private final UploadsInProgress uploads;
    private final FileProperties properties;

    Quota(JdbcClient database, ObjectLocks locks, UploadsInProgress uploads, FileProperties properties) {
        this.database = database;
        this.locks = locks;
        this.uploads = uploads;
        this.properties = properties;
    }

    /**
     * @param field the API's field, for the sentence
     * @param path the requested path, if it must be kept
     * @param life how long the reservation lasts unless it ends earlier
     * @return the reservation's id
     * @throws TooLarge if there is no room
     */
    public UUID reserve(String field, UUID owner, ObjectKey key, long bytes, @Nullable String path, Duration life) {
        UUID id = UUID.randomUUID();
        reserve(id, field, owner, key, bytes, path, life);
        return id;
    }

    /**
     * Reserves room for an object of a job, which need not become an account's file.
     *
     * @param id the reservation's
     * @param field the API's field, for the sentence
     * @param life how long the reservation lasts unless it ends earlier
     * @throws TooLarge if there is no room
     */
    public void reserve(UUID id, String field, UUID owner, ObjectKey key, long bytes, Duration life) {
        reserve(id, field, owner, key, bytes, null, life);
    }

    public void reserve(
            UUID id, String field, UUID owner, ObjectKey key, long bytes, @Nullable String path, Duration life) {
        // lets rows that refer to the account be written meanwhile
        database.sql("select id from account where id = :owner for no key update")
                .param("owner", owner)
                .query(UUID.class)
                .single();
        locks.hold(key);
        long more = isThere(key) ? 0 : bytes;
        StorageUsage usage = usage(owner);
        if (more > 0 && !usage.takes(more)) {
            throw new TooLarge(
                    field,
                    "has " + StorageUsage.words(bytes) + ", but " + StorageUsage.words(usage.used() + usage.reserved())
                            + " of your " + StorageUsage.words(usage.quota()) + " are in use already");
        }
        uploads.add(id, owner, key, more, path, life);
    }

    /** Extends the reservation from now on, for this object. */
    public void extend(UUID reservation, ObjectKey key, Duration life) {
        uploads.extend(reservation, key, life);
    }

    public void release(UUID reservation) {
        uploads.delete(reservation);
    }

    @Transactional(readOnly = true)
    public StorageUsage usage(UUID owner) {
        Map<String, StorageUsage.Share> byKind = new TreeMap<>();
        long[] reserved = new long[1];
        // one statement sees one moment: a file is never counted both as announced and as stored
        database.sql("select case when content_type ~ '^(image|audio|video)/' then split_part(content_type, '/', 1)"
                        + " else 'other' end as kind, count(*) as files, sum(size) as bytes"
                        + " from stored_file where owner_id = :owner group by 1"
                        + " union all select '', count(*), coalesce(sum(bytes), 0) from open_upload"
                        + " where owner_id = :owner and done_key is null and expires_at >= now()")
                .param("owner", owner)
                .query(row -> {
                    if (row.getString("kind").isEmpty()) {
                        reserved[0] = row.getLong("bytes");
                    } else {
                        byKind.put(
                                row.getString("kind"),
                                new StorageUsage.Share(row.getLong("files"), row.getLong("bytes")));
                    }
                });
        return new StorageUsage(
                byKind.values().stream().mapToLong(StorageUsage.Share::bytes).sum(),
                reserved[0],
                limit(owner),
                byKind.values().stream().mapToLong(StorageUsage.Share::files).sum(),
                byKind);
    }

    private long limit(UUID owner) {
        return database.sql("select bytes from storage_quota where owner_id = :owner")
                .param("owner", owner)
                .query(Long.class)
                .optional()
                .orElse(properties.quota().toBytes());
    }

    private boolean isThere(ObjectKey key) {
        return database.sql("select exists (select 1 from stored_file where key = :key)")
                .param("key", key.value())
                .query(Boolean.class)
                .single();
    }
}
