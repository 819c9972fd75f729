package dev.claquete.operation;

import dev.claquete.render.Loudness;
import dev.claquete.render.MediaBroken;
import dev.claquete.render.ffmpeg.FfmpegFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Music adjusted to the length of a picture track: repeated or cut, faded in and out. Its loudness includes the fades.
 *
 * @param wav the music once, or the part of it that is heard
 * @param once its length in samples
 * @param samples the picture track's length
 */
record MusicBed(Path wav, long once, long samples, Fades fades, Loudness loudness) {

    /** The loudness of music alone: usual for the web, with room for its peaks. */
    static final double ALONE_LUFS = -16;

    private static final int BYTES_PER_SAMPLE = 4;
    private static final double MOST_DB = 60;

    /** How long the music takes to fade in and out; together at most as long as it is heard. */
    record Fades(double inSeconds, double outSeconds) {

        static final Fades USUAL = new Fades(0.5, 2);

        /** FFmpeg treats a fade without length as one of its default length. */
        private static final double LEAST_SECONDS = 0.001;

        /** The filter for music this long: no fade takes more than a third of it. */
        String filter(double seconds) {
            double in = Math.min(inSeconds, seconds / 3);
            double out = Math.min(outSeconds, seconds / 3);
            List<String> steps = new ArrayList<>(List.of("anull"));
            if (in >= LEAST_SECONDS) {
                steps.add(String.format(Locale.ROOT, "afade=t=in:d=%.3f", in));
            }
            if (out >= LEAST_SECONDS) {
                steps.add(String.format(Locale.ROOT, "afade=t=out:st=%.3f:d=%.3f", seconds - out, out));
            }
            return String.join(",", steps);
        }
    }

    /** @param samples at 48 kHz */
    static MusicBed of(Source music, long samples, Fades fades, OperationContext context)
            throws MediaBroken, IOException {
        Path wav = context.folder().resolve("music.s16");
        List<String> arguments = new ArrayList<>(context.arguments(music, "-vn"));
        arguments.addAll(List.of("-map", "0:a:0", "-af", context.stereo(music) + ",atrim=end_sample=" + samples));
        arguments.addAll(List.of("-f", "s16le"));
        try {
            context.ffmpeg().make(wav, context.task(), arguments);
        } catch (FfmpegFailed e) {
            throw Clip.broken(music, e);
        }
        MusicBed bed = new MusicBed(wav, Files.size(wav) / BYTES_PER_SAMPLE, samples, fades, new Loudness(0, 0, 0, 0));
        List<String> heard = new ArrayList<>(bed.input());
        heard.addAll(List.of("-af", bed.shaped() + "," + Loudness.METER, "-f", "null", "-"));
        return new MusicBed(
                wav, bed.once, samples, fades, Loudness.in(context.ffmpeg().run(context.task(), heard)));
    }

    /** How often the music starts. */
    int turns() {
        return (int) Math.max(1, (samples + once - 1) / once);
    }

    List<String> input() {
        return List.of("-stream_loop", "-1", "-f", "s16le", "-ar", "48000", "-ac", "2", "-i", wav.toString());
    }

    /** The filter that makes the bed from the input. */
    String filter(double gainDb) {
        double within = Math.max(-MOST_DB, Math.min(MOST_DB, gainDb));
        return shaped() + String.format(Locale.ROOT, ",volume=%.2fdB", within);
    }

    private String shaped() {
        return "atrim=end_sample=" + samples + "," + fades.filter((double) samples / JoinedSound.SAMPLE_RATE)
                + ",aformat=sample_fmts=fltp";
    }
}
