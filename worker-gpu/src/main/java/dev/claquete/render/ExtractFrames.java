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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes single frames out of a video and packs them into a ZIP with a list of their times. Safe to repeat: the archive's key
 * is derived from the video and what is wanted of it, and an archive that exists is not made again. Needs room in its scratch
 * folder for the video and the archive, and the same small amount of memory for any of them.
 */
@Topic(value = "extract-frames", slots = 1)
public final class ExtractFrames implements TaskHandler<ExtractFrames.Input, ExtractFrames.Output> {

    /** To be raised whenever the same input gives other pictures than before. */
    private static final int VERSION = 2;

    private static final String COUNT = "frames";

    private final ObjectStore store;
    private final Ffmpeg ffmpeg;
    private final VideoCheck videos;

    ExtractFrames(ObjectStore store, Ffmpeg ffmpeg, VideoCheck videos) {
        this.store = store;
        this.ffmpeg = ffmpeg;
        this.videos = videos;
    }

    /**
     * A video and what is wanted of it.
     *
     * @param intervalValue in the unit of its kind
     * @param imageFormat {@code jpg} or {@code png}
     * @param maxZipBytes most bytes of pictures
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

        FrameInterval interval() {
            return new FrameInterval(intervalKind, intervalValue);
        }

        VideoCheck.Limits limits() {
            return new VideoCheck.Limits(maxPixels, maxSeconds);
        }
    }

    public record Output(String zipKey, int frameCount, long zipBytes) {}

    /**
     * @throws MediaBroken when the video cannot be decoded
     * @throws TooManyFrames when the interval gives more than an archive may hold
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
        VideoCheck.Video video = check(source, in);
        Path zip = task.output().resolve("frames.zip");
        Path folder = Files.createDirectory(task.output().resolve("frames"));
        try (FrameArchive archive = new FrameArchive(folder, in.imageFormat, zip)) {
            extract(source, video, folder, archive, in, task);
            archive.sweep();
            check(archive, in);
            if (archive.count() == 0) {
                throw new MediaBroken("The video has no frame that can be decoded.");
            }
            archive.finish(in.interval());
            task.progress(0.97, "Storing " + archive.count() + " frames");
            store.put(zipKey, zip, "application/zip", Map.of(COUNT, String.valueOf(archive.count())));
            return new Output(zipKey.value(), archive.count(), Files.size(zip));
        }
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

    private VideoCheck.Video check(Path source, Input in) throws MediaBroken, IOException {
        try {
            return videos.check(source, in.limits());
        } catch (VideoRefused e) {
            throw new MediaBroken("The video " + e.rule() + ".");
        }
    }

    private void extract(
            Path source, VideoCheck.Video video, Path folder, FrameArchive archive, Input in, TaskContext task)
            throws MediaBroken, TooManyFrames, IOException {
        try {
            ffmpeg.watch(task, arguments(source, video, folder, in), () -> {
                archive.sweep();
                check(archive, in);
                report(archive, video, task);
            });
        } catch (FfmpegLimitExceeded e) {
            throw new MediaBroken("The video " + e.rule() + ".");
        } catch (FfmpegFailed e) {
            if (e.blamesMedia()) {
                throw new MediaBroken("The video cannot be decoded; " + archive.count() + " of its frames could.");
            }
            throw e;
        }
    }

    private static void check(FrameArchive archive, Input in) throws TooManyFrames {
        if (archive.count() > in.maxFrames) {
            throw new TooManyFrames(
                    "The interval gives more than " + in.maxFrames + " frames; choose a longer one.");
        }
        if (archive.bytes() > in.maxZipBytes) {
            throw new TooManyFrames("The frames take more than " + in.maxZipBytes / 1_000_000
                    + " MB; choose a longer interval or jpg.");
        }
    }

    private static void report(FrameArchive archive, VideoCheck.Video video, TaskContext task) {
        if (archive.count() > 0) {
            double fraction = video.seconds() > 0 ? archive.lastSeconds() / video.seconds() : 0;
            task.progress(0.02 + 0.94 * Math.min(1, fraction), "Extracting frames: " + archive.count() + " so far");
        }
    }

    /**
     * <pre>
     *   source - decoder (turned as its metadata says) - whole frames - select - SDR, square pixels - settb - encoder - folder/[microsecond].jpg
     * </pre>
     *
     * A frame more than allowed is asked for, to tell "as many" from "too many".
     */
    private static List<String> arguments(Path source, VideoCheck.Video video, Path folder, Input in) {
        List<String> arguments = new ArrayList<>(MediaProbe.videoInput(video.container(), in.maxPixels));
        arguments.addAll(List.of("-i", source.toString(), "-map", "0:V:0", "-an", "-sn", "-dn"));
        arguments.addAll(List.of("-vf", filter(video, in), "-fps_mode", "passthrough"));
        arguments.addAll(List.of("-enc_time_base", "1:1000000", "-frames:v", String.valueOf(in.maxFrames + 1)));
        arguments.addAll(encoder(in.imageFormat));
        arguments.addAll(List.of("-map_metadata", "-1", "-f", "image2", "-frame_pts", "1", "-atomic_writing", "1"));
        arguments.add(folder.resolve("%d." + in.imageFormat).toString());
        return arguments;
    }

    /** JPEG files are read as full-range BT.601 (JFIF 1.02), whatever FFmpeg would write into them. */
    private static String filter(VideoCheck.Video video, Input in) {
        String shown = "scale=" + video.widthPx() + ":" + video.heightPx()
                + ":flags=bicubic+accurate_rnd+full_chroma_int:out_range=pc"
                + (in.imageFormat.equals("jpg") ? ":out_color_matrix=bt470bg,format=yuvj420p" : ",format=rgb24");
        return video.signal().deinterlaced() + "select='" + in.interval().condition() + "',"
                + video.signal().sdr() + shown + ",setsar=1,settb=1/1000000";
    }

    /** JPEG at FFmpeg's best sensible quality, with the 4:2:0 that every program reads. */
    private static List<String> encoder(String imageFormat) {
        return switch (imageFormat) {
            case "jpg" -> List.of("-c:v", "mjpeg", "-q:v", "2", "-pix_fmt", "yuvj420p");
            case "png" -> List.of("-c:v", "png", "-pix_fmt", "rgb24");
            default -> throw new IllegalArgumentException("no picture format: " + imageFormat);
        };
    }

    private static Output output(ObjectStore.Stat stat, int frameCount) {
        return new Output(stat.key().value(), frameCount, stat.size());
    }
}
