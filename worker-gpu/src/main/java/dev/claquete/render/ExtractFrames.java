package dev.claquete.render;

import dev.claquete.storage.ContentHash;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.work.TaskContext;
import dev.claquete.work.TaskHandler;
import dev.claquete.work.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The step of the process {@code extract-frames}, which no job starts any more: it finishes the jobs that began before frames
 * became an operation, and is removed in the next release (ADR 65). Safe to repeat: the archive's key is derived from the video and
 * the parameters, and an existing archive is reused.
 */
@Topic(value = "extract-frames", slots = 1)
public final class ExtractFrames implements TaskHandler<ExtractFrames.Input, ExtractFrames.Output> {

    /** Raise this whenever the same input gives different pictures. */
    private static final int VERSION = 2;

    private static final String COUNT = "frames";

    private final ObjectStore store;
    private final FrameExtraction extraction;

    ExtractFrames(ObjectStore store, FrameExtraction extraction) {
        this.store = store;
        this.extraction = extraction;
    }

    /**
     * A video and how to extract frames from it.
     *
     * @param intervalValue in the unit of its kind
     * @param imageFormat {@code jpg} or {@code png}
     * @param maxZipBytes largest total size of the pictures
     */
    public record Input(
            String jobId,
            String sourceKey,
            FrameInterval.Kind intervalKind,
            double intervalValue,
            String imageFormat,
            int maxFrames,
            long maxPixels,
            double maxSeconds,
            long maxZipBytes) {

        FrameExtraction.Request request() {
            FrameInterval interval = new FrameInterval(intervalKind, intervalValue);
            return new FrameExtraction.Request(interval, imageFormat, maxFrames, maxPixels, maxSeconds, maxZipBytes);
        }
    }

    public record Output(String zipKey, int frameCount, long zipBytes) {}

    /**
     * @throws MediaBroken if the video cannot be decoded
     * @throws TooManyFrames if the interval gives more than an archive may hold
     */
    @Override
    public Output handle(Input in, TaskContext task) throws MediaBroken, TooManyFrames, IOException {
        ObjectKey zipKey = zipKey(in);
        Optional<ObjectStore.Stat> made = store.stat(zipKey);
        if (made.isPresent()) {
            return output(made.get(), Integer.parseInt(made.get().metadata().getOrDefault(COUNT, "0")));
        }
        task.progress(0, "Fetching the video");
        Path source = store.download(new ObjectKey(in.sourceKey), task.scratch().resolve("source"));
        FrameExtraction.Archive archive = extraction.extract(source, in.request(), task);
        store.put(zipKey, archive.file(), "application/zip", Map.of(COUNT, String.valueOf(archive.count())));
        return new Output(zipKey.value(), archive.count(), Files.size(archive.file()));
    }

    private static ObjectKey zipKey(Input in) {
        ContentHash hash = ContentHash.of(
                VERSION,
                in.sourceKey,
                in.intervalKind,
                in.intervalValue,
                in.imageFormat,
                in.maxFrames,
                in.maxPixels,
                in.maxZipBytes);
        return ObjectKey.derived("jobs/" + in.jobId, "frames", hash, "zip");
    }

    private static Output output(ObjectStore.Stat stat, int frameCount) {
        return new Output(stat.key().value(), frameCount, stat.size());
    }
}
