package dev.claquete.operation.caption;

import dev.claquete.operation.Clip;
import dev.claquete.operation.Input;
import dev.claquete.operation.JoinedSound;
import dev.claquete.operation.OperationContext;
import dev.claquete.operation.OperationImpossible;
import dev.claquete.operation.OutputOptions;
import dev.claquete.operation.Source;
import dev.claquete.render.MediaBroken;
import dev.claquete.render.caption.CaptionStream;
import dev.claquete.render.caption.CaptionTrack;
import dev.claquete.render.ffmpeg.Encoder;
import dev.claquete.render.ffmpeg.FfmpegFailed;
import dev.claquete.render.ffmpeg.PictureTrack;
import dev.claquete.render.ffmpeg.Resolution;
import dev.claquete.render.ffmpeg.VideoSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lays captions over a caller's video: upright, 4:2:0 BT.709, every frame at its original time; the sound is copied if
 * MP4 can hold it. Takes the same small amount of memory at any length.
 */
final class CaptionedVideo {

    private static final int SMALLEST_SIDE = 16;

    /** The codecs that players expect in an MP4; everything else is re-encoded. */
    private static final List<String> COPIED_SOUND = List.of("aac", "mp3", "ac3", "eac3", "alac", "opus", "flac");

    private static final List<String> COPY = List.of("-map", "0:a:0", "-c:a", "copy");

    private final Source source;
    private final OutputOptions output;
    private final OperationContext context;
    private final Input input;
    private @Nullable PictureTrack track;

    CaptionedVideo(Source source, OutputOptions output, OperationContext context) {
        this.source = source;
        this.output = output;
        this.context = context;
        this.input = context.input(source);
    }

    /** The given size, or else the size as shown, reduced to even sides. */
    Resolution size() throws OperationImpossible, MediaBroken {
        PictureTrack track = track();
        if (Math.min(track.widthPx(), track.heightPx()) < SMALLEST_SIDE) {
            throw new OperationImpossible(
                    source.field() + ": must be at least " + SMALLEST_SIDE + " pixels wide and high");
        }
        return output.size(new Resolution(track.widthPx() & ~1, track.heightPx() & ~1));
    }

    private PictureTrack track() throws MediaBroken {
        track = track == null ? Clip.of(source, context).track() : track;
        return track;
    }

    /** Makes the video and stores it as the product {@code video}. */
    void burn(CaptionTrack track, Map<String, @Nullable Object> facts) throws Exception {
        Path made = made(track, sound());
        context.progress(0.97, "Storing the video");
        context.keepVideo("video", made, facts);
    }

    /** Encodes the sound if MP4 refuses it although its codec is listed: MP3 at low rates, for example. */
    private Path made(CaptionTrack track, List<String> sound) throws MediaBroken, OperationImpossible, IOException {
        try {
            return encoded(track, sound);
        } catch (FfmpegFailed e) {
            if (sound.equals(COPY) && e.ownVerdict()) {
                return made(track, encode());
            }
            throw Clip.broken(source, e);
        }
    }

    private Path encoded(CaptionTrack track, List<String> sound) throws OperationImpossible, MediaBroken, IOException {
        double seconds = input.seconds();
        CaptionStream captions =
                new CaptionStream(track, seconds, context.task()::checkCancelled, at -> report(at, seconds));
        List<String> arguments = new ArrayList<>(context.arguments(source));
        arguments.addAll(CaptionStream.input());
        arguments.addAll(List.of("-filter_complex", graph(captions), "-map", "[captioned]"));
        arguments.addAll(sound);
        arguments.addAll(List.of("-map_metadata", "-1", "-map_chapters", "-1"));
        arguments.addAll(pictures());
        arguments.addAll(List.of("-movflags", "+faststart"));
        return context.ffmpeg().make(context.folder().resolve("captioned.mp4"), context.task(), arguments, captions);
    }

    private void report(double at, double seconds) {
        double fraction = seconds > 0 ? Math.min(1, at / seconds) : 0;
        context.progress(0.03 + 0.92 * fraction, String.format(Locale.ROOT, "Adding captions: %.0f s so far", at));
    }

    /**
     * <pre>
     *   0:V:0 (turned as its metadata says) - whole frames - square pixels - even - size, BT.709 - fps - [video] - overlay - [captioned]
     *   1:v - captions -----------------------------------------------------------------------------------------------'
     * </pre>
     */
    private String graph(CaptionStream captions) throws OperationImpossible, MediaBroken {
        VideoSignal signal = track().signal();
        List<String> steps = new ArrayList<>(
                List.of(signal.deinterlaced() + signal.squared() + "crop=trunc(iw/2)*2:trunc(ih/2)*2:0:0"));
        Resolution size = size();
        boolean resized = output.widthPx() != null;
        steps.add(signal.scaled(String.format(
                Locale.ROOT,
                "scale=%d:%d:flags=bicubic%s",
                size.widthPx(),
                size.heightPx(),
                resized ? ":force_original_aspect_ratio=decrease:force_divisible_by=2" : "")));
        steps.add("format=yuv420p");
        if (resized) {
            steps.add(String.format(Locale.ROOT, "pad=%d:%d:(ow-iw)/2:(oh-ih)/2", size.widthPx(), size.heightPx()));
        }
        steps.add("setsar=1");
        steps.add(Encoder.TAGGED);
        if (output.fps() != null) {
            steps.add("fps=" + output.fps());
        }
        return "[0:V:0]" + String.join(",", steps) + "[video];[video][1:v]" + captions.overlay() + "[captioned]";
    }

    private List<String> pictures() {
        Encoder encoder = context.encoder();
        if (output.fps() != null) {
            return encoder.arguments(output.fps(), output.qualityOrHigh());
        }
        int fps = Math.max(1, Math.min(120, (int) Math.round(input.fps())));
        return encoder.argumentsKeepingTimes(fps, output.qualityOrHigh());
    }

    private List<String> sound() {
        if (!input.hasSound()) {
            return List.of("-an");
        }
        return COPIED_SOUND.contains(String.valueOf(input.audioCodec())) ? COPY : encode();
    }

    private List<String> encode() {
        List<String> arguments = new ArrayList<>(List.of("-map", "0:a:0", "-af", context.stereo(source)));
        arguments.addAll(JoinedSound.ENCODED);
        return arguments;
    }
}
