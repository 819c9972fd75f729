package dev.claquete.studio.frames;

import dev.claquete.render.VideoCheck;
import dev.claquete.render.VideoRefused;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.file.IncomingFiles;
import dev.claquete.studio.file.Quota;
import dev.claquete.studio.web.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.multipart.MultipartFile;

/**
 * Takes a video in: checks it before any work is done on it, keeps it in its job's folder for as long as the job runs, and has
 * its frames extracted.
 */
@Component
class FrameUploads {

    /** A video counts towards its owner's quota while its process runs, which may wait long for an operator. */
    static final Duration UNTIL_ENDED = Duration.ofDays(366);

    private static final String FIELD = "file";

    private final IncomingFiles intake;
    private final VideoCheck videos;
    private final ObjectStore store;
    private final Extraction extraction;
    private final Quota quota;
    private final FramesProperties properties;

    FrameUploads(
            IncomingFiles intake,
            VideoCheck videos,
            ObjectStore store,
            Extraction extraction,
            Quota quota,
            FramesProperties properties) {
        this.quota = quota;
        this.intake = intake;
        this.videos = videos;
        this.store = store;
        this.extraction = extraction;
        this.properties = properties;
    }

    /**
     * Takes a file that the web server has written to disk.
     *
     * @throws InvalidInput when it is no video that we can take, or would give too many frames
     * @throws dev.claquete.studio.web.PaymentRequired when the owner has too few credits; nothing is kept then
     * @throws dev.claquete.studio.web.TooLarge when the owner has no room for it while it is worked on
     */
    FrameJob take(UUID owner, MultipartFile file, FrameOptions options) throws IOException {
        Path folder = intake.newFolder();
        try {
            Path local = folder.resolve("video");
            file.transferTo(local.toFile()); // a rename
            return take(new Given(UUID.randomUUID(), owner, local, VideoForm.filename(file), options));
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    /**
     * A complete file on the local disk.
     *
     * @param id its job's
     */
    record Given(UUID id, UUID owner, Path file, String filename, FrameOptions options) {}

    /** An accepted video, before anything of it is stored. */
    record Checked(FrameJob job, String contentType) {

        ObjectKey source() {
            return job.source();
        }
    }

    /**
     * @throws InvalidInput when it is no video that we can take, or would give too many frames
     * @throws dev.claquete.studio.web.PaymentRequired when the owner has too few credits
     */
    Checked check(Given given) throws IOException {
        VideoCheck.Video video = check(given.file());
        refuseTooMany(video, given.options());
        ObjectKey source = new ObjectKey(
                "jobs/" + given.id() + "/source." + video.container().extension());
        FrameJob job = new FrameJob(given.id(), given.owner(), given.filename(), source, given.options());
        extraction.rehearse(job.ownerId(), job.id()); // tells callers without credits before gigabytes are stored
        return new Checked(job, video.container().contentType());
    }

    private FrameJob take(Given given) throws IOException {
        Checked checked = check(given);
        FrameJob job = checked.job();
        quota.reserve(job.id(), FIELD, given.owner(), checked.source(), Files.size(given.file()), UNTIL_ENDED);
        try {
            store.put(checked.source(), given.file(), checked.contentType(), Map.of());
            extraction.start(job);
        } catch (RuntimeException e) {
            quota.release(job.id());
            store.delete(checked.source());
            throw e;
        }
        return job;
    }

    private VideoCheck.Video check(Path file) throws IOException {
        try {
            return videos.check(file, properties.limits());
        } catch (VideoRefused e) {
            throw new InvalidInput(FIELD, e.rule());
        }
    }

    private void refuseTooMany(VideoCheck.Video video, FrameOptions options) {
        double expected = options.interval().expectedFrames(video.seconds(), video.fps());
        if (expected > properties.maxFrames() + 1) {
            throw new InvalidInput(
                    FrameOptions.field(options.interval().kind()),
                    "must give at most " + properties.maxFrames() + " frames, not about " + Math.round(expected));
        }
    }
}
