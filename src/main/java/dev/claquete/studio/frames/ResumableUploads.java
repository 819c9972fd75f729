package dev.claquete.studio.frames;

import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.web.Conflict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table of uploads in pieces. The latest sender is the upload's writer; data of an earlier writer is refused, so
 * two connections never mix their bytes.
 */
@Repository
class ResumableUploads {

    private static final String COLUMNS = "select id, owner_id, filename, metadata, bytes, received, refusal, finished,"
            + " coalesce(finishing_until > now(), false) as finishing, expires_at, expires_at < now() as expired"
            + " from frame_upload";

    /** Longer than a node's interval between its signs of life. */
    private static final Duration FINISHING = Duration.ofMinutes(2);

    private final JdbcClient database;

    ResumableUploads(JdbcClient database) {
        this.database = database;
    }

    /** An object in the store with a part of the video. */
    record Piece(ObjectKey key, long fromByte, long bytes) {}

    void add(UUID id, UUID owner, UploadMetadata metadata, String header, long bytes, Duration life) {
        database.sql(
                        "insert into frame_upload (id, owner_id, filename, metadata, bytes, created_at, expires_at)"
                                + " values (:id, :owner, :filename, :metadata, :bytes, now(), now() + :life * interval '1 second')")
                .param("id", id)
                .param("owner", owner)
                .param("filename", metadata.filename())
                .param("metadata", header)
                .param("bytes", bytes)
                .param("life", life.toSeconds())
                .update();
    }

    Optional<VideoUpload> find(UUID owner, UUID id) {
        return find(owner, id, "");
    }

    /** No other transaction changes it before this one ends. */
    Optional<VideoUpload> lock(UUID owner, UUID id) {
        return find(owner, id, " for update");
    }

    private Optional<VideoUpload> find(UUID owner, UUID id, String how) {
        return database.sql(COLUMNS + " where id = :id and owner_id = :owner" + how)
                .param("id", id)
                .param("owner", owner)
                .query(ResumableUploads::upload)
                .optional();
    }

    private static VideoUpload upload(ResultSet row, int number) throws SQLException {
        return new VideoUpload(
                row.getObject("id", UUID.class),
                row.getObject("owner_id", UUID.class),
                row.getString("filename"),
                row.getString("metadata"),
                row.getLong("bytes"),
                row.getLong("received"),
                row.getBoolean("finishing"),
                row.getString("refusal"),
                row.getBoolean("finished"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("expired"));
    }

    void makeWriter(UUID id, UUID writer, Duration life) {
        database.sql("update frame_upload set writer = :writer, expires_at = now() + :life * interval '1 second'"
                        + " where id = :id")
                .param("writer", writer)
                .param("life", life.toSeconds())
                .param("id", id)
                .update();
    }

    /** @throws Conflict if there is another writer now */
    void addPiece(UUID id, UUID writer, Piece piece) {
        require(database.sql(
                        "update frame_upload set received = :to where id = :id and writer = :writer and received = :from")
                .param("to", piece.fromByte() + piece.bytes())
                .param("id", id)
                .param("writer", writer)
                .param("from", piece.fromByte())
                .update());
        database.sql("insert into frame_upload_piece (upload_id, from_byte, bytes, key)"
                        + " values (:id, :from, :bytes, :key)")
                .param("id", id)
                .param("from", piece.fromByte())
                .param("bytes", piece.bytes())
                .param("key", piece.key().value())
                .update();
    }

    int pieceCount(UUID id) {
        return database.sql("select count(*) from frame_upload_piece where upload_id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    /** In the order of their bytes. */
    List<Piece> pieces(UUID id) {
        return database.sql(
                        "select key, from_byte, bytes from frame_upload_piece where upload_id = :id order by from_byte")
                .param("id", id)
                .query((row, number) ->
                        new Piece(new ObjectKey(row.getString("key")), row.getLong("from_byte"), row.getLong("bytes")))
                .list();
    }

    /** @throws Conflict if there is another writer now */
    void beginToFinish(UUID id, UUID writer) {
        require(database.sql("update frame_upload set finishing_until = now() + :life * interval '1 second'"
                        + " where id = :id and writer = :writer and not finished")
                .param("life", FINISHING.toSeconds())
                .param("id", id)
                .param("writer", writer)
                .update());
    }

    void goOnFinishing(Collection<UUID> ids) {
        database.sql("update frame_upload set finishing_until = now() + :life * interval '1 second' where id in (:ids)")
                .param("life", FINISHING.toSeconds())
                .param("ids", ids)
                .update();
    }

    /** Its last piece may be sent again. Does nothing if there is another writer now. */
    void stopFinishing(UUID id, UUID writer) {
        database.sql("update frame_upload set finishing_until = null where id = :id and writer = :writer")
                .param("id", id)
                .param("writer", writer)
                .update();
    }

    /** @throws Conflict if there is another writer now, or the upload is gone */
    void finish(UUID id, UUID writer) {
        require(database.sql("update frame_upload set finished = true, received = bytes, finishing_until = null"
                        + " where id = :id and writer = :writer and not finished")
                .param("id", id)
                .param("writer", writer)
                .update());
        forgetPieces(id);
    }

    void refuse(UUID id, String sentence) {
        database.sql("update frame_upload set refusal = :sentence, finishing_until = null where id = :id")
                .param("sentence", sentence)
                .param("id", id)
                .update();
        forgetPieces(id);
    }

    private void forgetPieces(UUID id) {
        database.sql("delete from frame_upload_piece where upload_id = :id")
                .param("id", id)
                .update();
    }

    void delete(UUID id) {
        database.sql("delete from frame_upload where id = :id").param("id", id).update();
    }

    void deleteExpired() {
        database.sql("delete from frame_upload where expires_at < now()").update();
    }

    /** The objects among these that are pieces of an upload that may still continue. */
    Set<ObjectKey> needed(Collection<ObjectKey> keys) {
        return database
                .sql("select key from frame_upload_piece p join frame_upload u on u.id = p.upload_id"
                        + " where p.key in (:keys) and u.expires_at >= now()")
                .param("keys", keys.stream().map(ObjectKey::value).toList())
                .query(String.class)
                .list()
                .stream()
                .map(ObjectKey::new)
                .collect(Collectors.toSet());
    }

    private static void require(int changed) {
        if (changed == 0) {
            throw new Conflict("Another request continues this upload; ask for its offset");
        }
    }
}
