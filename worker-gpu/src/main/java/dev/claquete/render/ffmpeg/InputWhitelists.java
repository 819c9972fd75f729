package dev.claquete.render.ffmpeg;

import java.util.ArrayList;
import java.util.List;

/**
 * Gives every input of every FFmpeg and ffprobe run three whitelists: what may be opened (local files, or the pipe that
 * we feed), which containers it may be read as, and which decoders may be started. An input that names its own keeps
 * them; missing ones are filled in with those for our own files.
 */
public final class InputWhitelists {

    private static final String PROTOCOLS = "-protocol_whitelist";
    private static final String FORMATS = "-format_whitelist";
    private static final String CODECS = "-codec_whitelist";

    /** All formats that we make or accept. FFmpeg reads a file as nothing else, whatever it looks like. */
    private static final String OUR_FORMATS = VideoContainer.demuxers() + "," + SoundCheck.DEMUXERS
            + ",image2,png_pipe,jpeg_pipe,webp_pipe,gif_pipe,gif,bmp_pipe,s16le,yuv4mpegpipe";

    private InputWhitelists() {}

    /** @param arguments for FFmpeg, with any number of inputs */
    public static List<String> in(List<String> arguments) {
        List<String> guarded = new ArrayList<>();
        int options = 0;
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).equals("-i") && i + 1 < arguments.size()) {
                guarded.addAll(completed(arguments.subList(options, i), arguments.get(i + 1)));
                guarded.addAll(arguments.subList(i, i + 2));
                i++;
                options = i + 1;
            }
        }
        guarded.addAll(arguments.subList(options, arguments.size()));
        return guarded;
    }

    /** The options of one input, with missing whitelists added. */
    static List<String> completed(List<String> options, String input) {
        List<String> all = new ArrayList<>(options);
        if (!options.contains(PROTOCOLS)) {
            all.addAll(List.of(PROTOCOLS, isStdin(input) ? "pipe,fd" : "file"));
        }
        if (!options.contains(FORMATS)) {
            all.addAll(List.of(FORMATS, named(options) + OUR_FORMATS));
        }
        if (!options.contains(CODECS)) {
            all.addAll(List.of(CODECS, Decoders.OURS));
        }
        return all;
    }

    private static String named(List<String> options) {
        int format = options.indexOf("-f");
        return format < 0 ? "" : options.get(format + 1) + ",";
    }

    private static boolean isStdin(String input) {
        return input.equals("-") || input.startsWith("pipe:");
    }
}
