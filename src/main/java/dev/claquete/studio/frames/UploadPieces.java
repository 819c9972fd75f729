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
 * Receives a video in pieces, over any number of requests, nodes and days. Incoming data is cut into pieces that are
 * stored one by one, so a broken connection loses nothing that has arrived and a node that dies loses one piece. A
 * piece is on the disk on its way; memory holds no more than a buffer.
 */
@Component
class UploadPieces {

    /** One of the folders that housekeeping checks. */
    static final String FOLDER = "incoming/";

    /** A gigabyte has 64 of them. */
    private static final int PIECE = 16 << 20;

    /** A client that sends less than a ten-thousandth of the video at once does not reach its end. */
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
     * @param header the metadata as the client sent it
     * @throws InvalidInput if no such video is accepted
     * @throws TooLarge if it has too many bytes, or the account has no room for them
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
     * @throws NotFound if the account has no such upload
     * @throws ResponseStatusException 410 if it has expired, or is not an acceptable video
     */
    VideoUpload find(UUID owner, UUID id) {
        return present(uploads.find(owner, id).orElseThrow(UploadPieces::missing));
    }

    /**
     * Appends the body as far as it arrives. With the last byte the video is complete and its frames are extracted.
     *
     * @param offset where the client continues
     * @param announced the body's number of bytes; -1 if unknown
     * @throws Conflict if the upload is at another offset
     * @throws TooLarge if there are more bytes than announced
     * @throws InvalidInput if the complete file is not an acceptable video; the upload has ended then
     * @throws dev.claquete.studio.web.PaymentRequired if the owner has too few credits; the last piece may be sent
     *     again
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

    /** A broken connection ends the body; what has arrived is kept. */
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

    /** @param last whether nothing more follows */
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

    /** @return -1 also if the client has disconnected or timed out */
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
     * Ends an upload and removes its pieces; a job made from it continues.
     *
     * @throws NotFound if the account has no such upload
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

    /** The key in the reservation until there is an object. */
    private static ObjectKey room(UUID id) {
        return new ObjectKey(FOLDER + id);
    }

    private static void refuseWhileFinishing(VideoUpload upload) {
        if (upload.finishing()) {
            throw new ResponseStatusException(
                    HttpStatus.LOCKED, "All bytes have arrived and the video is being checked");
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
