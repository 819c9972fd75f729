package dev.claquete.operation;

import dev.claquete.render.Ffmpeg;
import dev.claquete.render.MediaProbe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a file from outside is given to FFmpeg. */
final class GuardedInput {

    /** More than any picture that was let in; decoders refuse what claims more later on. */
    private static final long MOST_PIXELS = 60_000_000;

    private GuardedInput() {}

    static List<String> arguments(Input input, Path file, String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(guards(input));
        arguments.addAll(List.of("-i", file.toString()));
        return arguments;
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
