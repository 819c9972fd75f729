package dev.claquete.render;

import dev.claquete.render.ffmpeg.Ffmpeg;
import dev.claquete.render.ffmpeg.FfmpegFailed;
import dev.claquete.work.TaskContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Mixes a video's sound: the voice, and music that is quieter while the voice is heard.
 *
 * <pre>
 *  voice ── to -16 LUFS ── limiter ── both sides ─┬───────────────────────────────┐
 *                                                 └─ key ─┐                       ├─ mix ── loudness ── AAC
 *  music ── looped, cut ── gain ── fade in, out ──────────┴── sidechain compressor┘
 * </pre>
 *
 * The mix is measured and then brought to -14 LUFS and at most -1.5 dBTP (what YouTube plays unchanged) by a gain and a
 * limiter; the limiter on the voice keeps peaks so low that the last limiter has next to nothing to do and nothing
 * pumps. It stops half a decibel below the promised level, since AAC raises peaks a little.
 */
public final class Soundtrack {

    private static final double TARGET_LUFS = -14;

    private static final double VOICE_LUFS = -16;
    private static final double FADE_IN_SECONDS = 0.5;
    private static final double FADE_OUT_SECONDS = 2;

    /**
     * Peaks at most 11 dB over the voice's loudness: -5 dBFS. Its look-ahead is compensated, so the voice stays in
     * place.
     */
    private static final String VOICE_LIMITER = "alimiter=limit=0.56:attack=5:release=60:level=0:latency=1";

    /** -2 dB is 0.794; its look-ahead is compensated as well. */
    private static final String PEAK_LIMITER = "alimiter=limit=0.794:attack=2:release=50:level=0:latency=1";

    /** A voice at -16 LUFS is 18 dB over this threshold (-34 dB), so at 2:1 the music drops by 9 dB. */
    private static final String DUCKING = "sidechaincompress=threshold=0.02:ratio=2:attack=30:release=600";

    private static final String BOTH_SIDES = "pan=stereo|c0=c0|c1=c0";
    private static final int SAMPLE_RATE = VoiceTrack.SAMPLE_RATE;

    private final Ffmpeg ffmpeg;
    private final TaskContext task;
    private final long samples;

    /** @param samples the length of the video, exactly, at 48 kHz */
    public Soundtrack(Ffmpeg ffmpeg, TaskContext task, long samples) {
        this.ffmpeg = ffmpeg;
        this.task = task;
        this.samples = samples;
    }

    /**
     * Makes the finished track.
     *
     * @param voice as {@link VoiceTrack} wrote it
     * @param music any audio file, or null
     * @param musicVolumeDb of the music in the voice's pauses, relative to the voice
     * @return an AAC file in the same folder as the voice
     */
    public Path make(Path voice, @Nullable Path music, double musicVolumeDb) throws MusicUnreadable, IOException {
        IntegratedLoudness voiceLoudness = IntegratedLoudness.ofMono(voice);
        Mix mix = music == null
                ? new Mix(voiceInput(voice), voiceAlone(voiceLoudness))
                : withMusic(voice, voiceLoudness, decoded(music), musicVolumeDb);
        List<String> arguments = new ArrayList<>(mix.inputs);
        arguments.addAll(List.of("-filter_complex", mix.filter + "," + exactLength() + "[out]", "-map", "[out]"));
        arguments.addAll(stereo("f32le"));
        Path mixed = ffmpeg.make(voice.resolveSibling("mix.f32"), task, arguments);
        return encode(mixed, IntegratedLoudness.ofStereo(mixed, IntegratedLoudness.Format.F32));
    }

    private record Mix(List<String> inputs, String filter) {}

    /** Decodes at most the video's length, and so detects a file that is not music. */
    private Path decoded(Path music) throws MusicUnreadable, IOException {
        Path decoded = music.resolveSibling("music.s16");
        List<String> arguments = new ArrayList<>(Ffmpeg.LOCAL_AUDIO_INPUT);
        arguments.addAll(List.of("-i", music.toString(), "-map", "0:a:0", "-af", "atrim=end_sample=" + samples));
        arguments.addAll(stereo("s16le"));
        try {
            ffmpeg.make(decoded, task, arguments);
            if (Files.size(decoded) < SAMPLE_RATE) {
                throw new MusicUnreadable("The background music is empty.");
            }
            return decoded;
        } catch (FfmpegFailed e) {
            if (!e.ownVerdict()) {
                throw e;
            }
            throw new MusicUnreadable("The background music cannot be read as audio.");
        }
    }

    private Mix withMusic(Path voice, IntegratedLoudness voiceLoudness, Path music, double musicVolumeDb)
            throws IOException {
        IntegratedLoudness musicLoudness = IntegratedLoudness.ofStereo(music, IntegratedLoudness.Format.S16);
        List<String> inputs = new ArrayList<>(voiceInput(voice));
        inputs.addAll(List.of("-stream_loop", "-1"));
        inputs.addAll(stereo("s16le"));
        inputs.addAll(List.of("-i", music.toString()));
        if (musicLoudness.isSilence()) {
            return new Mix(voiceInput(voice), voiceAlone(voiceLoudness));
        }
        double level = voiceLoudness.isSilence() ? VOICE_LUFS : VOICE_LUFS + musicVolumeDb;
        String bed = "[1:a]atrim=end_sample=" + samples + ",volume=" + db(musicLoudness.gainTo(level)) + "," + fades();
        if (voiceLoudness.isSilence()) {
            return new Mix(inputs, bed);
        }
        return new Mix(
                inputs,
                voiceAlone(voiceLoudness) + ",asplit[voice][key];" + bed + "[bed];[bed][key]" + DUCKING
                        + "[ducked];[voice][ducked]amix=inputs=2:duration=first:normalize=0");
    }

    private static String voiceAlone(IntegratedLoudness loudness) {
        return loudness.isSilence()
                ? "[0:a]" + BOTH_SIDES
                : "[0:a]volume=" + db(loudness.gainTo(VOICE_LUFS)) + "," + VOICE_LIMITER + "," + BOTH_SIDES;
    }

    private String fades() {
        double seconds = (double) samples / SAMPLE_RATE;
        double out = Math.min(FADE_OUT_SECONDS, seconds / 3);
        return String.format(
                Locale.ROOT,
                "afade=t=in:d=%.3f,afade=t=out:st=%.3f:d=%.3f",
                Math.min(FADE_IN_SECONDS, seconds / 3),
                seconds - out,
                out);
    }

    private Path encode(Path mixed, IntegratedLoudness loudness) throws IOException {
        List<String> arguments = new ArrayList<>(stereo("f32le"));
        arguments.addAll(List.of("-i", mixed.toString()));
        arguments.addAll(
                List.of("-af", loudness.isSilence() ? exactLength() : normalised(loudness) + "," + exactLength()));
        arguments.addAll(List.of("-c:a", "aac", "-b:a", "192k", "-ar", String.valueOf(SAMPLE_RATE), "-ac", "2"));
        return ffmpeg.make(mixed.resolveSibling("sound.m4a"), task, arguments);
    }

    /**
     * A plain gain, and a limiter at four times the sample rate, where it sees the peaks between samples (ITU-R
     * BS.1770-4, annex 2). {@code loudnorm} is not used: if a gain alone would break the peak limit, it silently
     * changes to another mode, which leaves a hole in the timestamps three seconds before the end.
     */
    private static String normalised(IntegratedLoudness measured) {
        return "volume=" + db(measured.gainTo(TARGET_LUFS)) + ",aresample=" + 4 * SAMPLE_RATE + "," + PEAK_LIMITER
                + ",aresample=" + SAMPLE_RATE;
    }

    private String exactLength() {
        return "apad=whole_len=" + samples + ",atrim=end_sample=" + samples;
    }

    private static List<String> voiceInput(Path voice) {
        List<String> input = new ArrayList<>(VoiceTrack.INPUT_FORMAT);
        input.addAll(List.of("-i", voice.toString()));
        return input;
    }

    /** The format of a file of raw samples, before its input or output. */
    private static List<String> stereo(String format) {
        return List.of("-f", format, "-ar", String.valueOf(SAMPLE_RATE), "-ac", "2");
    }

    private static String db(double gain) {
        return String.format(Locale.ROOT, "%.2fdB", Math.max(-40, Math.min(40, gain)));
    }
}
