package dev.claquete.operation;

import dev.claquete.render.MediaBroken;
import dev.claquete.render.VideoPiece;
import dev.claquete.render.ffmpeg.FfmpegFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Shows videos in turn until a sound has ended; the pictures end with the frame in which the sound ends. Each video is
 * encoded once and then repeated as needed, so hours cost little more than minutes.
 */
public final class CycleVideos implements Operation<CycleVideos.Order> {

    /** More turns than this, from files a frame long, would open them for hours. */
    private static final int MOST_TURNS = 20_000;

    /** @param seed of the order, which is new each round; used only if {@code shuffled} */
    public record Order(List<Source> videos, Source audio, boolean shuffled, long seed, OutputOptions output) {}

    /** One showing of a clip. */
    private record Turn(int clip, int frames) {}

    @Override
    public String name() {
        return "cycle";
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
        context.progress(0, "Measuring the sound");
        long samples = MeasuredAudio.samples(order.audio, context);
        List<Clip> clips = Clip.all(order.videos, context);
        VideoFormat look = VideoFormat.of(clips, order.output);
        List<Turn> turns = turns(order, clips, look, look.rate().framesFor(samples, JoinedSound.SAMPLE_RATE));
        JoinedPictures pictures = new JoinedPictures(encoded(turns, clips, look, context), look.rate());
        Path made = join(pictures, order.audio, context);
        pictures.check(made, context);
        context.keepVideo(
                "video",
                made,
                Map.of(
                        "video_count", clips.size(),
                        "turns", turns.size(),
                        "fps", look.rate().fps(),
                        "audio_duration", (double) samples / JoinedSound.SAMPLE_RATE));
    }

    private static List<Turn> turns(Order order, List<Clip> clips, VideoFormat look, int frames)
            throws OperationImpossible {
        RoundRobin rounds = new RoundRobin(clips.size(), order.shuffled, order.seed);
        List<Turn> turns = new ArrayList<>();
        for (int shown = 0; shown < frames; shown += turns.get(turns.size() - 1).frames) {
            if (turns.size() == MOST_TURNS) {
                throw new OperationImpossible(order.videos.get(0).field() + ": is too short for so long a sound");
            }
            int clip = rounds.next();
            turns.add(new Turn(clip, Math.min(clips.get(clip).ownFrames(look), frames - shown)));
        }
        return turns;
    }

    /** The piece of every turn; equal turns share one. */
    private static List<VideoPiece> encoded(
            List<Turn> turns, List<Clip> clips, VideoFormat look, OperationContext context)
            throws MediaBroken, IOException {
        long different = turns.stream().distinct().count();
        Map<Turn, VideoPiece> made = new HashMap<>();
        List<VideoPiece> pieces = new ArrayList<>();
        for (Turn turn : turns) {
            if (!made.containsKey(turn)) {
                context.progress(
                        0.9 * made.size() / different, "Encoding piece " + (made.size() + 1) + " of " + different);
                Path file = context.folder().resolve("piece-" + made.size() + ".mp4");
                made.put(turn, clips.get(turn.clip).encodedAlone(look, turn.frames, file, context));
            }
            pieces.add(made.get(turn));
        }
        return pieces;
    }

    private static Path join(JoinedPictures pictures, Source audio, OperationContext context)
            throws MediaBroken, IOException {
        context.progress(0.9, "Joining");
        List<String> arguments = new ArrayList<>(pictures.input(context.folder()));
        arguments.addAll(context.arguments(audio, "-vn"));
        arguments.addAll(List.of("-map", "0:v:0", "-map", "1:a:0", "-af", context.stereo(audio)));
        arguments.addAll(JoinedSound.ENCODED);
        arguments.addAll(pictures.copied());
        try {
            return context.ffmpeg().make(context.folder().resolve("cycled.mp4"), context.task(), arguments);
        } catch (FfmpegFailed e) {
            throw Clip.broken(audio, e);
        }
    }
}
