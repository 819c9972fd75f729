package dev.claquete.operation;

import dev.claquete.render.ffmpeg.Ffmpeg;
import dev.claquete.render.ffmpeg.FfmpegFailed;
import dev.claquete.render.ffmpeg.MediaProbe;
import dev.claquete.render.ffmpeg.VideoContainer;
import dev.claquete.render.ffmpeg.VideoSignal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Builds FFmpeg's arguments for a file from outside. */
final class GuardedInput {

    /** More than any accepted picture; decoders refuse larger ones later in the file. */
    private static final long MOST_PIXELS = 60_000_000;

    private GuardedInput() {}

    static List<String> arguments(Input input, Path file, String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(guards(input));
        arguments.addAll(List.of("-i", file.toString()));
        return arguments;
    }

    /** @throws FfmpegFailed if it is not a video after all */
    static VideoSignal signal(Input input, Path file, MediaProbe probe) {
        VideoContainer container = Objects.requireNonNull(input.container(), "a video without a container");
        return probe.firstPictures(file, container, MOST_PIXELS)
                .video()
                .map(MediaProbe.Video::signal)
                .orElseThrow(
                        () -> new FfmpegFailed("no pictures in " + file.getFileName(), List.of(), List.of(), true));
    }

    private static List<String> guards(Input input) {
        if (input.container() != null) {
            return MediaProbe.videoInput(input.container(), MOST_PIXELS);
        }
        return switch (input.kind()) {
            case AUDIO -> Ffmpeg.LOCAL_AUDIO_INPUT;
            case IMAGE -> List.of(
                    "-protocol_whitelist",
                    "file",
                    "-codec_whitelist",
                    "png,mjpeg",
                    "-max_pixels",
                    String.valueOf(MOST_PIXELS),
                    "-f",
                    input.contentType().equals("image/png") ? "png_pipe" : "jpeg_pipe");
            default -> throw new IllegalArgumentException("not for FFmpeg: " + input.kind());
        };
    }
}
