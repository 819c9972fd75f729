package dev.claquete.studio.frames;

import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.file.IncomingFiles;
import dev.claquete.studio.file.Quota;
import dev.claquete.studio.frames.ResumableUploads.Piece;
import dev.claquete.studio.web.Conflict;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.NotFound;
import dev.claquete.studio.web.TooLarge;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.server.ResponseStatusException;

/**
 * Takes a video in pieces, over as many requests, nodes and days as its client needs. What has come is cut into pieces that go
 * into the store one by one, so a connection that breaks loses nothing that has arrived and a node that dies loses one piece. A
 * piece lies on the disk on its way; in memory there is never more than a buffer.
 */
@Component
class UploadPieces {

    /** Part of what housekeeping looks through. */
    static final String FOLDER = "incoming/";

    /** A gigabyte comes in 64 of them. */
    private static final int PIECE = 16 << 20;

    /** Whoever sends fewer bytes at once than a ten-thousandth of the video does not get to its end. */
    private static final int MOST_PIECES = 10_000;

    private static final String FIELD = "Upload-Length";

    private final ResumableUploads uploads;
    private final Quota quota;
    private final ObjectStore store;
    private final IncomingFiles intake;
    private final Completion completion;
    private final FramesProperties properties;
    private final TransactionTemplate transaction;

    UploadPieces(
            ResumableUploads uploads,
            Quota quota,
            ObjectStore store,
            IncomingFiles intake,
            Completion completion,
            FramesProperties properties,
            TransactionTemplate transaction) {
        this.uploads = uploads;
        this.quota = quota;
        this.store = store;
        this.intake = intake;
        this.completion = completion;
        this.properties = properties;
        this.transaction = transaction;
    }

    /**
     * @param header the metadata as the client has sent it
     * @throws InvalidInput when no such video would be taken
     * @throws TooLarge when it has too many bytes, or the account has no room for them
     */
    VideoUpload begin(UUID owner, long bytes, UploadMetadata metadata, String header) {
        if (bytes < 1) {
            throw new InvalidInput(FIELD, "must be at least 1");
        }
        if (bytes > properties.maxUpload().toBytes()) {
            throw new TooLarge(
                    FIELD, "must be at most " + properties.maxUpload().toBytes());
        }
        UUID id = UUID.randomUUID();
        return inTransaction(() -> {
            quota.reserve(id, FIELD, owner, room(id), bytes, properties.keepUnfinished());
            uploads.add(id, owner, metadata, header, bytes, properties.keepUnfinished());
            return find(owner, id);
        });
    }

    /**
     * @throws NotFound when the account has no such upload
     * @throws ResponseStatusException 410 when it has expired, or is no video that we take
     */
    VideoUpload find(UUID owner, UUID id) {
        return present(uploads.find(owner, id).orElseThrow(UploadPieces::missing));
    }

    /**
     * Adds what the body has, as far as it comes. With the last byte the video is complete and its frames are extracted.
     *
     * @param offset where the client believes to go on
     * @param announced how many bytes the body has; -1 where that is not known
     * @throws Conflict when that is not where the upload is
     * @throws TooLarge when there is more than was announced
     * @throws InvalidInput when the complete file is no video that we can take; the upload has ended then
     * @throws dev.claquete.studio.web.PaymentRequired when the owner has too few credits; the last piece may come again
     */
    VideoUpload append(UUID owner, UUID id, long offset, long announced, InputStream body) throws IOException {
        UUID writer = UUID.randomUUID();
        VideoUpload upload = inTransaction(() -> claim(owner, id, offset, announced, writer));
        if (upload.finished()) {
            return upload;
        }
        Path folder = intake.newFolder();
        try {
            receive(upload, writer, body, folder);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        return find(owner, id);
    }

    private VideoUpload claim(UUID owner, UUID id, long offset, long announced, UUID writer) {
        VideoUpload upload = present(uploads.lock(owner, id).orElseThrow(UploadPieces::missing));
        refuseWhileFinishing(upload);
        if (upload.received() != offset) {
            throw new Conflict("The upload is at " + upload.received() + ", not at " + offset);
        }
        if (announced > upload.missing()) {
            throw new TooLarge("body", "has " + announced + " bytes, but only " + upload.missing() + " are missing");
        }
        if (uploads.pieceCount(id) >= MOST_PIECES) {
            throw new InvalidInput("body", "must be larger: " + MOST_PIECES + " pieces have arrived already");
        }
        if (!upload.finished()) {
            uploads.makeWriter(id, writer, properties.keepUnfinished());
            quota.extend(id, room(id), properties.keepUnfinished());
        }
        return upload;
    }

    /** A broken connection ends the body: what came before is kept. */
    private void receive(VideoUpload upload, UUID writer, InputStream body, Path folder) throws IOException {
        long at = upload.received();
        Path local = folder.resolve("piece");
        for (Arrival next = arrive(body, local, upload.bytes() - at); next.bytes() > 0; ) {
            if (at + next.bytes() == upload.bytes()) {
                refuseMore(body);
                completion.complete(upload, writer, local);
                return;
            }
            keep(upload, writer, local, at, next.bytes());
            at += next.bytes();
            next = next.last() ? new Arrival(0, true) : arrive(body, local, upload.bytes() - at);
        }
    }

    /** @param last nothing more comes */
    private record Arrival(long bytes, boolean last) {}

    private static Arrival arrive(InputStream body, Path local, long missing) throws IOException {
        int most = (int) Math.min(PIECE, missing);
        byte[] buffer = new byte[64 * 1024];
        int bytes = 0;
        try (OutputStream out = Files.newOutputStream(local)) {
            while (bytes < most) {
                int some = read(body, buffer, Math.min(buffer.length, most - bytes));
                if (some < 0) {
                    return new Arrival(bytes, true);
                }
                out.write(buffer, 0, some);
                bytes += some;
            }
        }
        return new Arrival(bytes, false);
    }

    /** @return -1 also where the client has hung up or says nothing any more */
    private static int read(InputStream body, byte[] buffer, int most) {
        try {
            return body.read(buffer, 0, most);
        } catch (IOException e) {
            return -1;
        }
    }

    private static void refuseMore(InputStream body) {
        if (read(body, new byte[1], 1) > 0) {
            throw new TooLarge("body", "has more bytes than were announced");
        }
    }

    private void keep(VideoUpload upload, UUID writer, Path local, long at, long bytes) {
        ObjectKey key = new ObjectKey(FOLDER + upload.id() + "/" + at + "-" + writer);
        store.put(key, local, "application/octet-stream", Map.of());
        try {
            transaction.executeWithoutResult(
                    status -> uploads.addPiece(upload.id(), writer, new Piece(key, at, bytes)));
        } catch (RuntimeException e) {
            store.delete(key);
            throw e;
        }
    }

    /**
     * Ends an upload and removes what has come of it; a job that it has become goes on.
     *
     * @throws NotFound when the account has no such upload
     */
    void end(UUID owner, UUID id) {
        inTransaction(() -> {
                    VideoUpload upload = uploads.lock(owner, id).orElseThrow(UploadPieces::missing);
                    refuseWhileFinishing(upload);
                    var pieces = uploads.pieces(id);
                    uploads.delete(id);
                    if (!upload.finished()) {
                        quota.release(id);
                    }
                    return pieces;
                })
                .forEach(piece -> store.delete(piece.key()));
    }

    /** What the reservation names until there is an object. */
    private static ObjectKey room(UUID id) {
        return new ObjectKey(FOLDER + id);
    }

    private static void refuseWhileFinishing(VideoUpload upload) {
        if (upload.finishing()) {
            throw new ResponseStatusException(
                    HttpStatus.LOCKED, "All bytes have arrived and the video is being " + "checked");
        }
    }

    private static VideoUpload present(VideoUpload upload) {
        if (upload.refusal() != null) {
            throw new ResponseStatusException(HttpStatus.GONE, upload.refusal());
        }
        if (upload.expired()) {
            throw new ResponseStatusException(HttpStatus.GONE, "The upload has expired; start again");
        }
        return upload;
    }

    private static NotFound missing() {
        return new NotFound("There is no such upload");
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
