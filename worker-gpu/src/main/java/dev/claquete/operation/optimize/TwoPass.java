package dev.claquete.operation.optimize;

import dev.claquete.operation.OperationContext;
import dev.claquete.render.ffmpeg.FfmpegFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Encodes with x264 in two passes: the first determines which frames need bits, the second distributes them. One first
 * pass serves any number of encodings at other rates. Always on the processor, because graphics cards do not offer it.
 */
final class TwoPass {

    private static final Pattern TOO_LOW = Pattern.compile("bitrate is too low. estimated minimum is (\\d{1,6}) kbps");

    private final OperationContext context;
    private final List<String> streams;
    private final List<String> sound;
    private final String filter;
    private final Path log;

    /**
     * @param streams the input, and the streams to use
     * @param sound its encoding options; empty without sound
     * @param filter for the pictures
     * @param scale of the sides, 1 or less; distinguishes this pair of passes from others
     */
    TwoPass(OperationContext context, List<String> streams, List<String> sound, String filter, double scale) {
        this.context = context;
        this.streams = streams;
        this.sound = sound;
        this.filter = filter;
        this.log = context.folder().resolve(String.format(Locale.ROOT, "passes-%.4f", scale));
    }

    /** H.264 needs even sides. */
    static String scale(double factor) {
        return String.format(
                Locale.ROOT,
                "scale=w='max(2,2*trunc(iw*%1$.4f/2))':h='max(2,2*trunc(ih*%1$.4f/2))':flags=lanczos",
                factor);
    }

    void look(double bitsPerSecond) {
        context.progress(0.05, "Looking at the video");
        List<String> arguments = pass(1, bitsPerSecond);
        arguments.addAll(List.of("-an", "-f", "null", "-"));
        context.ffmpeg().run(context.task(), arguments);
    }

    /** Encodes at this rate, or at the lowest that x264 accepts. */
    Path encode(double bitsPerSecond, String name) throws IOException {
        try {
            return encoded(bitsPerSecond, name);
        } catch (FfmpegFailed e) {
            OptionalInt least = e.lastLines().stream()
                    .map(TOO_LOW::matcher)
                    .filter(Matcher::find)
                    .mapToInt(line -> Integer.parseInt(line.group(1)))
                    .max();
            if (least.isEmpty()) {
                throw e;
            }
            return encoded(1000.0 * (least.getAsInt() + 1), name);
        }
    }

    private Path encoded(double bitsPerSecond, String name) throws IOException {
        List<String> arguments = pass(2, bitsPerSecond);
        arguments.addAll(sound);
        arguments.addAll(List.of("-movflags", "+faststart", "-f", "mp4"));
        return context.ffmpeg().make(context.folder().resolve(name), context.task(), arguments);
    }

    private List<String> pass(int number, double bitsPerSecond) {
        List<String> arguments = new ArrayList<>(streams);
        arguments.addAll(List.of("-vf", filter, "-c:v", "libx264", "-preset", "fast", "-profile:v", "high"));
        arguments.addAll(List.of("-pix_fmt", "yuv420p", "-flags", "+cgop", "-color_range", "tv"));
        arguments.addAll(List.of("-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"));
        arguments.addAll(List.of("-fps_mode", "vfr", "-enc_time_base", "demux"));
        arguments.addAll(List.of("-b:v", String.valueOf(Math.round(bitsPerSecond))));
        arguments.addAll(List.of("-pass", String.valueOf(number), "-passlogfile", log.toString()));
        return arguments;
    }
}
