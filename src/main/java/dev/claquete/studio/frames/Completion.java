package dev.claquete.studio.frames;

import dev.claquete.operation.ExtractFrames;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.file.IncomingFiles;
import dev.claquete.studio.file.Quota;
import dev.claquete.studio.file.UploadCapacity;
import dev.claquete.studio.frames.ResumableUploads.Piece;
import dev.claquete.studio.job.UploadedJobs;
import dev.claquete.studio.web.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * Turns a completed upload into a job. The last piece counts only once the job has started: after an earlier failure
 * the client sends that piece again and everything is retried. A node working on it marks the upload, so that no other
 * starts.
 */
@Component
class Completion {

    private static final Logger log = LoggerFactory.getLogger(Completion.class);

    private final ResumableUploads uploads;
    private final FrameUploads videos;
    private final UploadedJobs jobs;
    private final Quota quota;
    private final ObjectStore store;
    private final IncomingFiles intake;
    private final TransactionTemplate transaction;
    private final UploadCapacity room;
    private final Set<UUID> present = ConcurrentHashMap.newKeySet();

    Completion(
            ResumableUploads uploads,
            FrameUploads videos,
            UploadedJobs jobs,
            Quota quota,
            ObjectStore store,
            IncomingFiles intake,
            TransactionTemplate transaction,
            UploadCapacity room) {
        this.room = room;
        this.uploads = uploads;
        this.videos = videos;
        this.jobs = jobs;
        this.quota = quota;
        this.store = store;
        this.intake = intake;
        this.transaction = transaction;
    }

    /**
     * @param writer that sent the last piece
     * @param lastPiece on the disk, not in the store
     * @throws InvalidInput if it is not an acceptable video; the upload has ended then
     */
    void complete(VideoUpload upload, UUID writer, Path lastPiece) throws IOException {
        jobs.rehearse(
                upload.ownerId(),
                upload.id(),
                ExtractFrames.NAME); // tells callers without credits before gigabytes are read
        Path folder = intake.newFolder();
        try (UploadCapacity.Place place = room.enter(upload.ownerId(), upload.bytes())) {
            uploads.beginToFinish(upload.id(), writer);
            present.add(upload.id());
            List<Piece> pieces = uploads.pieces(upload.id());
            Path video = joined(pieces, lastPiece, folder.resolve("video"));
            begin(upload, writer, video);
            remove(pieces);
        } catch (InvalidInput e) {
            refuse(upload, e);
            throw e;
        } catch (IOException | RuntimeException e) {
            present.remove(upload.id());
            uploads.stopFinishing(upload.id(), writer);
            throw e;
        } finally {
            present.remove(upload.id());
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private Path joined(List<Piece> pieces, Path lastPiece, Path video) throws IOException {
        try (OutputStream out = Files.newOutputStream(video, StandardOpenOption.CREATE_NEW)) {
            for (Piece piece : pieces) {
                try (InputStream in = store.open(piece.key())) {
                    in.transferTo(out);
                }
            }
            Files.copy(lastPiece, out);
        }
        return video;
    }

    private void begin(VideoUpload upload, UUID writer, Path video) throws IOException {
        FrameOptions options = UploadMetadata.of(upload.metadata()).options();
        FrameUploads.Checked checked =
                videos.check(new FrameUploads.Given(upload.id(), upload.ownerId(), video, upload.filename(), options));
        videos.keep(checked);
        // Housekeeping removes a video whose job does not start: another writer's job may have started with it.
        transaction.executeWithoutResult(status -> {
            uploads.finish(upload.id(), writer);
            quota.extend(upload.id(), checked.source(), FrameUploads.UNTIL_ENDED);
            videos.start(checked);
        });
    }

    private void refuse(VideoUpload upload, InvalidInput why) {
        List<Piece> pieces = uploads.pieces(upload.id());
        transaction.executeWithoutResult(status -> {
            uploads.refuse(upload.id(), String.valueOf(why.getMessage()));
            quota.release(upload.id());
        });
        remove(pieces);
    }

    /** Removes pieces that are no longer needed; if the store does not answer, housekeeping removes the orphans. */
    private void remove(List<Piece> pieces) {
        try {
            pieces.forEach(piece -> store.delete(piece.key()));
        } catch (RuntimeException e) {
            log.warn("Pieces of an upload could not be removed and are left to housekeeping", e);
        }
    }

    @Scheduled(fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
    void sayThatWeAreAtIt() {
        List<UUID> ids = List.copyOf(present);
        if (!ids.isEmpty()) {
            uploads.goOnFinishing(ids);
        }
    }
}
