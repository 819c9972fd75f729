package dev.claquete.render;

import dev.claquete.render.ffmpeg.Ffmpeg;
import dev.claquete.render.ffmpeg.FfmpegFailed;
import dev.claquete.render.ffmpeg.FfmpegLimitExceeded;
import dev.claquete.render.ffmpeg.MediaProbe;
import dev.claquete.render.ffmpeg.VideoCheck;
import dev.claquete.render.ffmpeg.VideoRefused;
import dev.claquete.work.TaskContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Extracts single frames from a video and packs them into a ZIP with a list of their times. Needs room on the disk for
 * the archive, and the same small amount of memory for any video.
 */
public final class FrameExtraction {

    private final Ffmpeg ffmpeg;
    private final VideoCheck videos;

    FrameExtraction(Ffmpeg ffmpeg, VideoCheck videos) {
        this.ffmpeg = ffmpeg;
        this.videos = videos;
    }

    /**
     * How to extract frames from a video.
     *
     * @param imageFormat {@code jpg} or {@code png}
     * @param maxZipBytes largest total size of the pictures
     */
    public record Request(
            FrameInterval interval,
            String imageFormat,
            int maxFrames,
            long maxPixels,
            double maxSeconds,
            long maxZipBytes) {}

    /** @param count the number of frames in it */
    public record Archive(Path file, int count) {}

    /**
     * @return a file in the task's output folder
     * @throws MediaBroken if the video cannot be decoded
     * @throws TooManyFrames if the interval gives more than an archive may hold
     */
    public Archive extract(Path source, Request in, TaskContext task) throws MediaBroken, TooManyFrames, IOException {
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
            archive.finish(in.interval);
            task.progress(0.97, "Storing " + archive.count() + " frames");
            return new Archive(zip, archive.count());
        }
    }

    private VideoCheck.Video check(Path source, Request in) throws MediaBroken, IOException {
        try {
            return videos.check(source, new VideoCheck.Limits(in.maxPixels, in.maxSeconds));
        } catch (VideoRefused e) {
            throw new MediaBroken("The video " + e.rule() + ".");
        }
    }

    private void extract(
            Path source, VideoCheck.Video video, Path folder, FrameArchive archive, Request in, TaskContext task)
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

    private static void check(FrameArchive archive, Request in) throws TooManyFrames {
        if (archive.count() > in.maxFrames) {
            throw new TooManyFrames("The interval gives more than " + in.maxFrames + " frames; choose a longer one.");
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
     * One frame more than allowed is requested, to tell "as many" from "too many".
     */
    private static List<String> arguments(Path source, VideoCheck.Video video, Path folder, Request in) {
        List<String> arguments = new ArrayList<>(MediaProbe.videoInput(video.container(), in.maxPixels));
        arguments.addAll(List.of("-i", source.toString(), "-map", "0:V:0", "-an", "-sn", "-dn"));
        arguments.addAll(List.of("-vf", filter(video, in), "-fps_mode", "passthrough"));
        arguments.addAll(List.of("-enc_time_base", "1:1000000", "-frames:v", String.valueOf(in.maxFrames + 1)));
        arguments.addAll(encoder(in.imageFormat));
        arguments.addAll(List.of("-map_metadata", "-1", "-f", "image2", "-frame_pts", "1", "-atomic_writing", "1"));
        arguments.add(folder.resolve("%d." + in.imageFormat).toString());
        return arguments;
    }

    /** Decoders read JPEG as full-range BT.601 (JFIF 1.02), whatever FFmpeg would write into the file. */
    private static String filter(VideoCheck.Video video, Request in) {
        String shown = "scale=" + video.widthPx() + ":" + video.heightPx()
                + ":flags=bicubic+accurate_rnd+full_chroma_int:out_range=pc"
                + (in.imageFormat.equals("jpg") ? ":out_color_matrix=bt470bg,format=yuvj420p" : ",format=rgb24");
        return video.signal().deinterlaced() + "select='" + in.interval.condition() + "',"
                + video.signal().sdr() + shown + ",setsar=1,settb=1/1000000";
    }

    /** JPEG at FFmpeg's best sensible quality, in 4:2:0, which every program reads. */
    private static List<String> encoder(String imageFormat) {
        return switch (imageFormat) {
            case "jpg" -> List.of("-c:v", "mjpeg", "-q:v", "2", "-pix_fmt", "yuvj420p");
            case "png" -> List.of("-c:v", "png", "-pix_fmt", "rgb24");
            default -> throw new IllegalArgumentException("no picture format: " + imageFormat);
        };
    }
}
