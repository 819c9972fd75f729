package dev.claquete.render.ffmpeg;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The H.264 encoders. All write High profile, 4:2:0, limited range BT.709 tagged as such, in closed groups of pictures
 * that begin with an IDR frame at least every two seconds. Output of several runs of one encoder can be joined without
 * re-encoding, because the stream headers depend only on its settings.
 */
public enum Encoder {

    /** The graphics card. Preset p4 and constant quality 23, as NVIDIA recommends for quality at speed (Video Codec SDK 12). */
    NVENC(
            "h264_nvenc",
            List.of(
                    "-preset",
                    "p4",
                    "-tune",
                    "hq",
                    "-rc",
                    "vbr",
                    "-cq",
                    "23",
                    "-b:v",
                    "0",
                    "-bf",
                    "0",
                    "-strict_gop",
                    "1")),

    /** The processor. {@code stitchable} keeps x264 from fitting the stream headers to the content. */
    X264("libx264", List.of("-preset", "veryfast", "-crf", "20", "-x264-params", "stitchable=1:open-gop=0"));

    private static final List<String> COLOURS =
            List.of("-color_range", "tv", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709");

    /** The filter that ends every graph: frames carry their tags into the encoder, whatever its options say. */
    public static final String TAGGED = "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709";

    /** Longer than any output, in seconds. */
    private static final List<String> UNDIVIDED = List.of("-segment_time", "1000000");

    private final String codec;
    private final List<String> quality;

    Encoder(String codec, List<String> quality) {
        this.codec = codec;
        this.quality = quality;
    }

    public String codec() {
        return codec;
    }

    /** Like {@link #arguments(int)}, at another quality. */
    public List<String> arguments(int fps, Quality quality) {
        List<String> arguments = new ArrayList<>(arguments(fps));
        arguments.set(
                arguments.indexOf(this == NVENC ? "-cq" : "-crf") + 1, this == NVENC ? quality.cq() : quality.crf());
        return arguments;
    }

    /** The arguments of a video output of {@link Quality#HIGH}, before its file. */
    public List<String> arguments(int fps) {
        List<String> arguments = new ArrayList<>(List.of("-c:v", codec));
        arguments.addAll(quality);
        arguments.addAll(common(fps));
        return arguments;
    }

    private static List<String> common(int fps) {
        List<String> arguments = new ArrayList<>(List.of("-profile:v", "high", "-pix_fmt", "yuv420p"));
        arguments.addAll(COLOURS);
        arguments.addAll(List.of("-g", String.valueOf(2 * fps), "-flags", "+cgop", "-forced-idr", "1"));
        arguments.addAll(List.of("-video_track_timescale", String.valueOf(timescale(fps))));
        return arguments;
    }

    /** Like {@link #arguments(int, Quality)}, for frames from a file whose timestamps stay exactly as they are. */
    public List<String> argumentsKeepingTimes(int fps, Quality quality) {
        List<String> arguments = arguments(fps, quality);
        withoutTimescale(arguments);
        arguments.addAll(List.of("-fps_mode", "vfr", "-enc_time_base", "demux"));
        return arguments;
    }

    /**
     * The arguments of an output with two video streams: the first like {@link #arguments(int)}, the second a draft
     * that is decoded again later. x264's quickest preset at a constant quality of 16 costs an eighth of
     * {@code veryfast} at 20 and is closer to its input.
     *
     * @param threads as {@link #threads} gives them, for the first
     */
    public List<String> argumentsWithDraft(int fps, List<String> threads) {
        List<String> arguments = new ArrayList<>();
        List<String> first = new ArrayList<>(List.of("-c", codec));
        first.addAll(quality);
        first.addAll(threads);
        for (int i = 0; i < first.size(); i += 2) {
            arguments.addAll(List.of(first.get(i) + ":v:0", first.get(i + 1)));
        }
        arguments.addAll(
                List.of("-c:v:1", "libx264", "-preset:v:1", "ultrafast", "-crf:v:1", "16", "-threads:v:1", "1"));
        arguments.addAll(common(fps));
        return arguments;
    }

    /**
     * The arguments that share the cores among encoders that run at the same time. x264 alone takes three threads for
     * two cores and each thread holds frames of its own; two encoders of one thread do the same work with an eighth
     * less CPU time.
     *
     * @param share of the cores; if it is all of them, x264 decides
     */
    public List<String> threads(int share, int cores) {
        return this == NVENC || share >= cores ? List.of() : List.of("-threads", String.valueOf(Math.max(1, share)));
    }

    /**
     * The arguments of a video output that is split into files that can each be decoded alone.
     *
     * @param lengths of the files, in frames, one or more
     * @param files the pattern of their names, with a {@code %d} that counts from 0
     */
    public List<String> segments(int fps, List<Integer> lengths, String files) {
        List<String> arguments = arguments(fps);
        withoutTimescale(arguments);
        List<Integer> starts = new ArrayList<>();
        int end = 0;
        for (int length : lengths.subList(0, lengths.size() - 1)) {
            end += length;
            starts.add(end);
        }
        arguments.addAll(List.of(
                "-force_key_frames",
                "expr:eq(n,0)" + starts.stream().map(n -> "+eq(n," + n + ")").collect(Collectors.joining())));
        arguments.addAll(List.of("-f", "segment", "-segment_format", "mp4", "-reset_timestamps", "1"));
        String frames = starts.stream().map(String::valueOf).collect(Collectors.joining(","));
        arguments.addAll(starts.isEmpty() ? UNDIVIDED : List.of("-segment_frames", frames));
        arguments.addAll(List.of("-segment_format_options", "video_track_timescale=" + timescale(fps), files));
        return arguments;
    }

    private static void withoutTimescale(List<String> arguments) {
        int timescale = arguments.indexOf("-video_track_timescale");
        arguments.subList(timescale, timescale + 2).clear();
    }

    /** Ticks a second in MP4. Every frame is a whole number of ticks, so that joining never rounds. */
    public static int timescale(int fps) {
        return 512 * fps;
    }

    /** The description of raw frames on stdin. */
    public static List<String> rawInput(Resolution size, int fps) {
        List<String> arguments = new ArrayList<>(List.of("-f", "rawvideo", "-pix_fmt", "yuv420p"));
        arguments.addAll(COLOURS);
        arguments.addAll(List.of("-video_size", size.toString(), "-framerate", String.valueOf(fps), "-i", "pipe:0"));
        return arguments;
    }
}
