package dev.claquete.operation;

import dev.claquete.render.Loudness;
import dev.claquete.render.MediaBroken;
import dev.claquete.render.ffmpeg.FfmpegFailed;
import dev.claquete.render.ffmpeg.VideoContainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Mixes music below a video's own sound, which keeps its loudness: both are measured by EBU R 128, and the music is set
 * a fixed distance below. Without sound in the video, the music gets the usual loudness of music. Pictures are copied.
 *
 * <pre>
 *  own sound ─────────────────────────────────┬──────────────────────────┐
 *                                             └─ key ─┐ (where it ducks)  ├─ mix ── peak limiter ── AAC
 *  music ── repeated, cut ── fades ── gain ───────────┴───────────────────┘
 * </pre>
 */
public final class AddSoundtrack implements Operation<AddSoundtrack.Order> {

    /** The codecs that players expect in an MP4; everything else is re-encoded. */
    private static final List<String> COPIED = List.of("h264", "hevc", "av1", "mpeg4");

    /** -1.5 dB, so that the peaks of AAC, which raises them a little, stay below full scale. */
    private static final String PEAK_LIMITER = "alimiter=limit=0.841:attack=2:release=50:level=0:latency=1";

    /** Speech is this far over the threshold, so at 2:1 the music drops by half of it. */
    private static final double OVER_THRESHOLD_DB = 18;

    private static final double LEAST_THRESHOLD = 0.001;

    /**
     * The parameters.
     *
     * @param underDb how far below the video's own sound the music lies
     * @param reductionDb replaces {@code underDb}: how much quieter the music is made, without measuring it; null to
     *     measure
     * @param ducking whether the music drops further wherever the video's own sound is heard
     */
    public record Order(
            Source video,
            Source music,
            double underDb,
            @Nullable Double reductionDb,
            boolean ducking,
            double fadeInSeconds,
            double fadeOutSeconds) {}

    @Override
    public String name() {
        return "soundtrack";
    }

    @Override
    public Class<Order> order() {
        return Order.class;
    }

    @Override
    public ProductKind makes(Order order) {
        return ProductKind.VIDEO;
    }

    @Override
    public void perform(Order order, OperationContext context) throws Exception {
        context.progress(0, "Measuring the sounds");
        Clip clip = Clip.of(order.video, context);
        long samples = Math.round(clip.track().seconds() * JoinedSound.SAMPLE_RATE);
        MusicBed.Fades fades = new MusicBed.Fades(order.fadeInSeconds, order.fadeOutSeconds);
        MusicBed music = MusicBed.of(order.music, samples, fades, context);
        if (music.loudness().isSilence()) {
            throw new OperationImpossible(order.music.field() + ": is silence");
        }
        @Nullable Loudness own = clip.input().hasSound() ? MeasuredAudio.loudness(order.video, samples, context) : null;
        boolean heard = own != null && !own.isSilence();
        double gain = gain(order, music.loudness(), heard ? own : null);
        context.progress(0.4, "Mixing the sound");
        Path made = mixed(order, clip, music, mix(order, music, gain, heard ? own : null, context), context);
        context.keepVideo("video", made, facts(music, gain, heard ? own : null));
    }

    private static double gain(Order order, Loudness music, @Nullable Loudness own) {
        if (order.reductionDb != null) {
            return -order.reductionDb;
        }
        return music.gainTo(own == null ? MusicBed.ALONE_LUFS : own.integratedLufs() - order.underDb);
    }

    /** Mixes input 0, the video, and input 1, the music. */
    private static String mix(
            Order order, MusicBed music, double gain, @Nullable Loudness own, OperationContext context) {
        String bed = "[1:a]" + music.filter(gain);
        if (own == null) {
            return bed;
        }
        String voice = "[0:a:0]" + context.stereo(order.video) + "," + JoinedSound.length(music.samples());
        String both = "amix=inputs=2:duration=first:normalize=0";
        if (!order.ducking) {
            return voice + "[voice];" + bed + "[bed];[voice][bed]" + both;
        }
        return voice + ",asplit[voice][key];" + bed + "[bed];[bed][key]" + ducking(own) + "[low];[voice][low]" + both;
    }

    private static String ducking(Loudness own) {
        double threshold = Math.pow(10, (own.integratedLufs() - OVER_THRESHOLD_DB) / 20);
        return String.format(
                Locale.ROOT,
                "sidechaincompress=threshold=%.6f:ratio=2:attack=30:release=600",
                Math.max(LEAST_THRESHOLD, Math.min(1, threshold)));
    }

    /** Encodes the pictures if MP4 refuses them after all. */
    private static Path mixed(Order order, Clip clip, MusicBed music, String mix, OperationContext context)
            throws MediaBroken, IOException {
        if (COPIED.contains(clip.track().codec()) && clip.input().container() != VideoContainer.AVI) {
            List<String> copied = new ArrayList<>(List.of("-c:v", "copy"));
            if (clip.track().codec().equals("hevc")) {
                copied.addAll(List.of("-tag:v", "hvc1"));
            }
            try {
                return make("copied.mp4", order, music, mix, copied, context);
            } catch (FfmpegFailed e) {
                if (!e.ownVerdict()) {
                    throw e;
                }
            }
        }
        VideoFormat look = VideoFormat.like(clip, OutputOptions.NONE);
        List<String> encoded = new ArrayList<>(List.of("-vf", look.same(clip)));
        encoded.addAll(List.of("-frames:v", String.valueOf(clip.frames(look))));
        encoded.addAll(look.encoding(context));
        try {
            return make("encoded.mp4", order, music, mix, encoded, context);
        } catch (FfmpegFailed e) {
            throw Clip.broken(order.video, e);
        }
    }

    private static Path make(
            String name, Order order, MusicBed music, String mix, List<String> pictures, OperationContext context)
            throws IOException {
        List<String> arguments = new ArrayList<>(context.arguments(order.video));
        arguments.addAll(music.input());
        String sound = mix + "," + PEAK_LIMITER + "," + JoinedSound.length(music.samples()) + "[sound]";
        arguments.addAll(List.of("-filter_complex", sound, "-map", "0:V:0", "-map", "[sound]"));
        arguments.addAll(pictures);
        arguments.addAll(JoinedSound.ENCODED);
        arguments.addAll(List.of("-map_metadata", "-1", "-movflags", "+faststart"));
        return context.ffmpeg().make(context.folder().resolve(name), context.task(), arguments);
    }

    private static Map<String, @Nullable Object> facts(MusicBed music, double gain, @Nullable Loudness own) {
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("loops_applied", music.turns());
        facts.put("volume_reduction_db", rounded(-gain));
        facts.put("video_lufs", own == null ? null : rounded(own.integratedLufs()));
        facts.put("music_lufs", rounded(music.loudness().integratedLufs()));
        return facts;
    }

    private static double rounded(double db) {
        return Math.round(db * 10) / 10.0;
    }
}
