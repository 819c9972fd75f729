package dev.claquete.studio.frames;

import dev.claquete.render.VideoCheck;
import dev.claquete.render.VideoRefused;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.file.Intake;
import dev.claquete.studio.web.InvalidInput;
import java.io.IOException;
import java.nio.file.Path;
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

    private static final String FIELD = "file";

    private final Intake intake;
    private final VideoCheck videos;
    private final ObjectStore store;
    private final Extraction extraction;
    private final FramesProperties properties;

    FrameUploads(
            Intake intake, VideoCheck videos, ObjectStore store, Extraction extraction, FramesProperties properties) {
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
     */
    FrameJob take(UUID owner, MultipartFile file, FrameOptions options) throws IOException {
        Path folder = intake.newFolder();
        try {
            Path local = folder.resolve("video");
            file.transferTo(local.toFile()); // a rename
            return take(owner, local, VideoForm.filename(file), options);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private FrameJob take(UUID owner, Path file, String filename, FrameOptions options) throws IOException {
        UUID id = UUID.randomUUID();
        VideoCheck.Video video = check(file);
        refuseTooMany(video, options);
        ObjectKey source =
                new ObjectKey("jobs/" + id + "/source." + video.container().extension());
        FrameJob job = new FrameJob(id, owner, filename, source, options);
        extraction.rehearse(job); // whoever cannot pay is told before gigabytes are stored
        store.put(source, file, video.container().contentType(), Map.of());
        try {
            extraction.start(job);
        } catch (RuntimeException e) {
            store.delete(source);
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
