package dev.claquete.studio.file;

import dev.claquete.storage.ObjectKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The paths of all accounts. A unique constraint in the database keeps two requests from taking the same path. */
@Repository
public class NamedFiles {

    private static final String SELECT =
            "select n.id, n.path, n.key, f.content_type, f.size, n.created_at, f.expires_at"
                    + " from named_file n join stored_file f on f.key = n.key where n.owner_id = :owner";

    private final JdbcClient database;

    NamedFiles(JdbcClient database) {
        this.database = database;
    }

    /** @return false if the path is taken */
    public boolean add(UUID owner, String path, ObjectKey key) {
        return database.sql("insert into named_file (id, owner_id, path, key, created_at)"
                                + " values (:id, :owner, :path, :key, now()) on conflict (owner_id, path) do nothing")
                        .param("id", UUID.randomUUID())
                        .param("owner", owner)
                        .param("path", path)
                        .param("key", key.value())
                        .update()
                == 1;
    }

    /** A taken path causes an exception that rolls the transaction back, so check first. */
    public void rename(UUID id, String path) {
        database.sql("update named_file set path = :path where id = :id")
                .param("path", path)
                .param("id", id)
                .update();
    }

    public void lead(UUID id, ObjectKey key) {
        database.sql("update named_file set key = :key, created_at = now() where id = :id")
                .param("key", key.value())
                .param("id", id)
                .update();
    }

    public void delete(UUID id) {
        database.sql("delete from named_file where id = :id").param("id", id).update();
    }

    public boolean anyLeadsTo(ObjectKey key) {
        return database.sql("select exists (select 1 from named_file where key = :key)")
                .param("key", key.value())
                .query(Boolean.class)
                .single();
    }

    /** Locks the row: no other transaction changes it before this one ends. */
    public Optional<NamedFile> lock(UUID owner, String path) {
        return database.sql(SELECT + " and n.path = :path for update of n")
                .param("owner", owner)
                .param("path", path)
                .query(NamedFiles::read)
                .optional();
    }

    public Optional<NamedFile> find(UUID owner, String path) {
        return database.sql(SELECT + " and n.path = :path")
                .param("owner", owner)
                .param("path", path)
                .query(NamedFiles::read)
                .optional();
    }

    public Optional<NamedFile> find(UUID owner, UUID id) {
        return database.sql(SELECT + " and n.id = :id")
                .param("owner", owner)
                .param("id", id)
                .query(NamedFiles::read)
                .optional();
    }

    /** The first path that leads to this object. */
    public Optional<NamedFile> findByKey(UUID owner, ObjectKey key) {
        return database.sql(SELECT + " and n.key = :key order by n.created_at, n.path limit 1")
                .param("owner", owner)
                .param("key", key.value())
                .query(NamedFiles::read)
                .optional();
    }

    /** In the order of their paths. */
    public List<NamedFile> list(UUID owner, String prefix, int limit, int offset) {
        return database.sql(SELECT + " and starts_with(n.path, :prefix) order by n.path limit :limit offset :offset")
                .param("owner", owner)
                .param("prefix", prefix)
                .param("limit", limit)
                .param("offset", offset)
                .query(NamedFiles::read)
                .list();
    }

    public long count(UUID owner, String prefix) {
        return database.sql("select count(*) from named_file where owner_id = :owner and starts_with(path, :prefix)")
                .param("owner", owner)
                .param("prefix", prefix)
                .query(Long.class)
                .single();
    }

    private static NamedFile read(ResultSet row, int number) throws SQLException {
        return new NamedFile(
                row.getObject("id", UUID.class),
                row.getString("path"),
                new ObjectKey(row.getString("key")),
                row.getString("content_type"),
                row.getLong("size"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("expires_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
