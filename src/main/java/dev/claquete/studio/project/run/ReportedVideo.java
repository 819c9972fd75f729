package dev.claquete.studio.project.run;

import dev.claquete.render.ffmpeg.FfmpegFailed;
import dev.claquete.render.ffmpeg.MediaProbe;
import dev.claquete.render.ffmpeg.VideoContainer;
import dev.claquete.render.image.PictureFile;
import dev.claquete.storage.ContentHash;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.file.DownloadedFile;
import dev.claquete.studio.file.Files;
import dev.claquete.studio.file.GuardedDownloader;
import dev.claquete.studio.file.MediaKind;
import dev.claquete.studio.web.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * A video of a project that an external worker made: this copies it to the project's folder and measures it, without
 * trusting the report.
 */
@Component
class ReportedVideo {

    private final Files files;
    private final ObjectStore store;
    private final GuardedDownloader downloader;
    private final MediaProbe probe;

    ReportedVideo(Files files, ObjectStore store, GuardedDownloader downloader, MediaProbe probe) {
        this.files = files;
        this.store = store;
        this.downloader = downloader;
        this.probe = probe;
    }

    /** The same output as that of {@code ComposeVideo}. */
    record Result(String videoKey, double videoSeconds, int videoFrames, long videoBytes) {}

    /** @throws InvalidInput naming the field */
    Result take(String field, String address, UUID projectId) {
        Path folder = temporary();
        try {
            Path local = folder.resolve("video");
            Optional<ObjectKey> ours = files.keyOf(address);
            return ours.isPresent()
                    ? found(field, ours.get(), projectId, local)
                    : fetched(field, address, projectId, local);
        } finally {
            remove(folder);
        }
    }

    private Result found(String field, ObjectKey key, UUID projectId, Path local) {
        if (!key.value().startsWith("projects/" + projectId + "/")) {
            throw new InvalidInput(field, "must lie in the project's own folder, projects/" + projectId + "/");
        }
        if (!store.exists(key)) {
            throw new InvalidInput(field, "names no object in the store");
        }
        return measured(field, key, store.download(key, local));
    }

    private Result fetched(String field, String address, UUID projectId, Path local) {
        DownloadedFile video = downloader.fetch(field, address, MediaKind.VIDEO, local);
        ObjectKey key = ObjectKey.derived(
                "projects/" + projectId + "/videos", "reported", ContentHash.of(video.sha256()), video.extension());
        Result result = measured(field, key, local);
        if (!store.exists(key)) {
            store.put(key, local, video.contentType(), Map.of());
        }
        return result;
    }

    private Result measured(String field, ObjectKey key, Path local) {
        try {
            MediaProbe.Media media = probe.probe(local, container(field, local), PictureFile.MOST_PIXELS);
            int frames = media.video().map(MediaProbe.Video::frameCount).orElse(0);
            if (frames == 0 || media.seconds() <= 0) {
                throw new InvalidInput(field, "must be a video with at least one frame");
            }
            return new Result(key.value(), media.seconds(), frames, java.nio.file.Files.size(local));
        } catch (FfmpegFailed e) {
            throw new InvalidInput(field, "must be a video that FFmpeg can read");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static VideoContainer container(String field, Path file) throws IOException {
        try (InputStream in = java.nio.file.Files.newInputStream(file)) {
            return VideoContainer.of(in.readNBytes(VideoContainer.START))
                    .orElseThrow(() -> new InvalidInput(field, "must be a video that FFmpeg can read"));
        }
    }

    private static Path temporary() {
        try {
            return java.nio.file.Files.createTempDirectory("claquete-reported");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
