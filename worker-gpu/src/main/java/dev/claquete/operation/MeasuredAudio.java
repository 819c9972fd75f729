package dev.claquete.operation;

import dev.claquete.render.Loudness;
import dev.claquete.render.MediaBroken;
import dev.claquete.render.ffmpeg.FfmpegFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Measures sounds by decoding them to the end, because what their files declare is often a guess. */
final class MeasuredAudio {

    private static final Pattern SAMPLES = Pattern.compile("^\\[Parsed_astats\\S* @ \\S+\\] Number of samples: (\\d+)");

    private MeasuredAudio() {}

    /** How long a sound is, at 48 kHz. */
    static long samples(Source sound, OperationContext context) throws MediaBroken {
        List<String> said = hear(
                sound,
                context.stereo(sound) + ",astats=measure_perchannel=none:measure_overall=Number_of_samples",
                context);
        for (String line : said) {
            Matcher found = SAMPLES.matcher(line);
            if (found.find() && Long.parseLong(found.group(1)) > 0) {
                return Long.parseLong(found.group(1));
            }
        }
        throw new MediaBroken(sound.field() + ": nothing can be heard in it.");
    }

    /** The loudness of the first {@code samples} samples. */
    static Loudness loudness(Source sound, long samples, OperationContext context) throws MediaBroken {
        return Loudness.in(
                hear(sound, context.stereo(sound) + ",atrim=end_sample=" + samples + "," + Loudness.METER, context));
    }

    private static List<String> hear(Source sound, String filter, OperationContext context) throws MediaBroken {
        List<String> arguments = new ArrayList<>(context.arguments(sound, "-vn"));
        arguments.addAll(List.of("-map", "0:a:0", "-af", filter, "-f", "null", "-"));
        try {
            return context.ffmpeg().run(context.task(), arguments);
        } catch (FfmpegFailed e) {
            throw Clip.broken(sound, e);
        }
    }
}
