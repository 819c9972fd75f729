package dev.claquete.studio.file.upload;

import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.file.FileProperties;
import dev.claquete.studio.file.IncomingFiles;
import dev.claquete.studio.file.MediaKind;
import dev.claquete.studio.file.NamedFile;
import dev.claquete.studio.file.NamedFiles;
import dev.claquete.studio.file.Quota;
import dev.claquete.studio.file.UploadCapacity;
import dev.claquete.studio.file.UploadsInProgress;
import dev.claquete.studio.file.UploadsInProgress.OpenUpload;
import dev.claquete.studio.web.Conflict;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.NotFound;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;

/**
 * Uploads directly into the store. The presigned URL is valid for one object in quarantine, of exactly the announced
 * size. That object does not count as a file until it has been downloaded, checked and stored again under the hash of
 * the checked bytes.
 */
@Service
public class PresignedUploads {

    private static final List<MediaKind> KINDS = List.of(MediaKind.IMAGE, MediaKind.AUDIO, MediaKind.VIDEO);

    public static final String QUARANTINE = "incoming/";

    /** The time for starting the transfer; one that has started may continue. */
    private static final Duration SIGNED = Duration.ofHours(1);

    /** The time for completing it. Its bytes are reserved for this long. */
    private static final Duration OPEN = Duration.ofHours(6);

    private final S3Presigner presigner;
    private final ObjectStore store;
    private final Quota quota;
    private final UploadsInProgress open;
    private final NamedFiles names;
    private final Uploads uploads;
    private final IncomingFiles intake;
    private final FileProperties properties;
    private final UploadCapacity room;

    PresignedUploads(
            S3Presigner presigner,
            ObjectStore store,
            Quota quota,
            UploadsInProgress open,
            NamedFiles names,
            Uploads uploads,
            IncomingFiles intake,
            FileProperties properties,
            UploadCapacity room) {
        this.room = room;
        this.presigner = presigner;
        this.store = store;
        this.quota = quota;
        this.open = open;
        this.names = names;
        this.uploads = uploads;
        this.intake = intake;
        this.properties = properties;
    }

    /** @param headers exactly these must be sent, except for Host, which every client sends by itself */
    record Ticket(UUID id, URI url, Map<String, String> headers, Instant signedUntil) {}

    /**
     * @param contentType as the client will send it; the file's bytes decide its type
     * @throws InvalidInput if such a file is not accepted
     * @throws dev.claquete.studio.web.TooLarge if the account has no room for it
     */
    Ticket begin(UUID owner, LogicalPath path, @Nullable String contentType, long size) {
        checkSize(contentType, size);
        UUID id = UUID.randomUUID();
        ObjectKey key = new ObjectKey(QUARANTINE + id);
        quota.reserve(id, "size", owner, key, size, path.value(), OPEN);
        PresignedPutObjectRequest signed = presigner.presignPutObject(
                request -> request.signatureDuration(SIGNED).putObjectRequest(put -> put.bucket(store.bucket())
                        .key(key.value())
                        .contentLength(size)
                        .contentType(contentType)));
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        signed.signedHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
        headers.remove("Host");
        return new Ticket(id, URI.create(signed.url().toString()), headers, signed.expiration());
    }

    private void checkSize(@Nullable String contentType, long size) {
        if (size < 1) {
            throw new InvalidInput("size", "must be at least 1 byte");
        }
        List<MediaKind> kinds = contentType == null ? KINDS : List.of(kind(contentType));
        if (kinds.stream().allMatch(kind -> size > properties.max(kind).toBytes())) {
            MediaKind largest = kinds.contains(MediaKind.VIDEO) ? MediaKind.VIDEO : kinds.get(0);
            throw new InvalidInput("size", properties.limit(largest));
        }
    }

    private static MediaKind kind(String contentType) {
        for (MediaKind kind : KINDS) {
            if (contentType.matches(kind.word() + "/[\\w.+-]{1,100}")) {
                return kind;
            }
        }
        throw new InvalidInput("content_type", "must be image/..., audio/... or video/...");
    }

    /**
     * Makes a file of the uploaded object. May be repeated.
     *
     * @throws NotFound if the account has no such upload, or it has ended
     * @throws Conflict if nothing has been uploaded yet
     * @throws InvalidInput if it does not match the announcement or is not an accepted file; the upload has ended then
     */
    NamedFile complete(UUID owner, UUID id) throws IOException {
        OpenUpload upload = open.find(owner, id)
                .filter(OpenUpload::open)
                .filter(PresignedUploads::ours)
                .orElseThrow(PresignedUploads::missing);
        if (upload.doneKey() != null) {
            return names.findByKey(owner, new ObjectKey(upload.doneKey())).orElseThrow(PresignedUploads::missing);
        }
        long size = store.stat(upload.key())
                .orElseThrow(() -> new Conflict("Nothing has been uploaded yet to " + id))
                .size();
        if (size != upload.bytes()) {
            discard(upload);
            throw new InvalidInput("size", "was announced as " + upload.bytes() + " bytes, but there are " + size);
        }
        Path local = intake.newFolder();
        try (UploadCapacity.Place place = room.enter(owner, size)) {
            return take(owner, upload, local.resolve("file"));
        } catch (InvalidInput e) {
            discard(upload);
            throw e;
        } finally {
            org.springframework.util.FileSystemUtils.deleteRecursively(local);
        }
    }

    /** Others, such as jobs, reserve room in the same table. */
    private static boolean ours(OpenUpload upload) {
        return upload.doneKey() != null || upload.key().value().equals(QUARANTINE + upload.id());
    }

    private NamedFile take(UUID owner, OpenUpload upload, Path local) throws IOException {
        try {
            store.download(upload.key(), local);
        } catch (NoSuchKeyException e) { // another request has just completed it
            throw new Conflict("Upload " + upload.id() + " is being completed; ask again");
        }
        String path = upload.path() == null ? "" : upload.path();
        int end = path.lastIndexOf('/') + 1;
        RequestedFileName name = RequestedFileName.in(path.substring(0, end), path.substring(end));
        NamedFile file = uploads.take(owner, local, name, upload.id());
        store.delete(upload.key());
        return file;
    }

    private void discard(OpenUpload upload) {
        open.delete(upload.id());
        store.delete(upload.key());
    }

    private static NotFound missing() {
        return new NotFound("There is no such open upload");
    }
}
