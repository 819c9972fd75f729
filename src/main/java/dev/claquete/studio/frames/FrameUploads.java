package dev.claquete.studio.frames;

import dev.claquete.operation.ExtractFrames;
import dev.claquete.operation.Input;
import dev.claquete.operation.Source;
import dev.claquete.render.ffmpeg.VideoCheck;
import dev.claquete.render.ffmpeg.VideoRefused;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.file.IncomingFiles;
import dev.claquete.studio.file.Quota;
import dev.claquete.studio.job.Job;
import dev.claquete.studio.job.JobRequest;
import dev.claquete.studio.job.UploadedJobs;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.work.TaskPriority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.multipart.MultipartFile;

/**
 * Receives a video, checks it before any work on it, stores it in its job's folder while the job runs, and starts the
 * extraction of its frames.
 */
@Component
class FrameUploads {

    /** A video counts towards its owner's quota while its process runs, which may wait long for an operator. */
    static final Duration UNTIL_ENDED = Duration.ofDays(366);

    private static final String FIELD = "file";

    /** What one machine decodes and encodes in a second, to tell seconds of work from many minutes. */
    private static final double DECODED_PIXELS = 300e6;

    private static final double ENCODED_PIXELS = 30e6;
    private static final double LONG_SECONDS = 120;

    private final IncomingFiles intake;
    private final VideoCheck videos;
    private final ObjectStore store;
    private final UploadedJobs jobs;
    private final FrameRequests requests;
    private final Quota quota;
    private final FramesProperties properties;
    private final TransactionTemplate transaction;

    FrameUploads(
            IncomingFiles intake,
            VideoCheck videos,
            ObjectStore store,
            UploadedJobs jobs,
            FrameRequests requests,
            Quota quota,
            FramesProperties properties,
            TransactionTemplate transaction) {
        this.quota = quota;
        this.intake = intake;
        this.videos = videos;
        this.store = store;
        this.jobs = jobs;
        this.requests = requests;
        this.properties = properties;
        this.transaction = transaction;
    }

    /**
     * Takes a file that the web server has written to the disk.
     *
     * @throws InvalidInput if it is not an acceptable video, or would give too many frames
     * @throws dev.claquete.studio.web.PaymentRequired if the owner has too few credits; nothing is stored then
     * @throws dev.claquete.studio.web.TooLarge if the owner has no room for it during the extraction
     */
    Job take(UUID owner, MultipartFile file, FrameOptions options) throws IOException {
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
    record Checked(Given given, Input video, JobRequest request) {

        ObjectKey source() {
            return video.objectKey();
        }
    }

    /**
     * @throws InvalidInput if it is not an acceptable video, or would give too many frames
     * @throws dev.claquete.studio.web.PaymentRequired if the owner has too few credits
     */
    Checked check(Given given) throws IOException {
        VideoCheck.Video video = check(given.file());
        FrameOptions options = given.options();
        refuseTooMany(video, options);
        Input input = new Input(
                "jobs/" + given.id() + "/source." + video.container().extension(),
                Source.Kind.VIDEO,
                video.container().contentType(),
                Files.size(given.file()),
                video.container(),
                video.widthPx(),
                video.heightPx(),
                video.fps(),
                video.seconds(),
                video.codec(),
                video.soundCodec());
        ExtractFrames.Order order = new ExtractFrames.Order(
                new Source(FIELD, Source.Kind.VIDEO),
                options.interval().kind(),
                options.interval().value(),
                options.imageFormat(),
                properties.maxFrames(),
                properties.maxPixels(),
                properties.limits().maxSeconds(),
                properties.maxZip().toBytes());
        JobRequest request = JobRequest.ofUpload(ExtractFrames.NAME, order, given.filename())
                .webhook(options.webhookUrl())
                .with(takesLong(video, options) ? TaskPriority.LONG : TaskPriority.ORDINARY);
        jobs.rehearse(
                given.owner(),
                given.id(),
                ExtractFrames.NAME); // tells callers without credits before gigabytes are stored
        return new Checked(given, input, request);
    }

    private static boolean takesLong(VideoCheck.Video video, FrameOptions options) {
        double pixels = (double) video.widthPx() * video.heightPx();
        double decoded = pixels * video.seconds() * video.fps();
        double encoded = pixels * options.interval().expectedFrames(video.seconds(), video.fps());
        return decoded / DECODED_PIXELS + encoded / ENCODED_PIXELS > LONG_SECONDS;
    }

    /** Stores the video as the job's input. */
    void keep(Checked checked) {
        Given given = checked.given();
        store.put(checked.source(), given.file(), checked.video().contentType(), Map.of());
        jobs.prepare(given.id(), checked.request(), Map.of(FIELD, checked.video()));
    }

    /** Takes part in the caller's transaction. */
    Job start(Checked checked) {
        Given given = checked.given();
        requests.add(given.id(), given.options());
        return jobs.start(given.id(), given.owner(), checked.request());
    }

    private Job take(Given given) throws IOException {
        Checked checked = check(given);
        quota.reserve(
                given.id(),
                FIELD,
                given.owner(),
                checked.source(),
                checked.video().bytes(),
                UNTIL_ENDED);
        try {
            keep(checked);
            return Objects.requireNonNull(transaction.execute(status -> start(checked)));
        } catch (RuntimeException e) {
            quota.release(given.id());
            store.delete(checked.source());
            throw e;
        }
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
