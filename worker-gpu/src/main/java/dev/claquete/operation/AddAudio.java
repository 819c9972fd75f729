package dev.claquete.operation;

import dev.claquete.render.MediaBroken;
import dev.claquete.render.ffmpeg.Encoder;
import dev.claquete.render.ffmpeg.FfmpegFailed;
import dev.claquete.render.ffmpeg.MediaProbe;
import dev.claquete.render.ffmpeg.Quality;
import dev.claquete.render.ffmpeg.VideoContainer;
import dev.claquete.render.ffmpeg.VideoSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Replaces a video's sound. The new sound begins with the first picture, and the result is as long as the shorter of
 * the two, to within a frame. Pictures are copied if MP4 can hold them; only the sound is encoded.
 */
public final class AddAudio implements Operation<AddAudio.Order> {

    /** The codecs that players expect in an MP4; everything else is re-encoded. */
    private static final List<String> COPIED = List.of("h264", "hevc", "av1", "mpeg4");

    /** 4:2:0 requires even sides. */
    private static final String EVEN = "crop=trunc(iw/2)*2:trunc(ih/2)*2";

    public record Order(Source video, Source audio) {}

    @Override
    public String name() {
        return "addaudio";
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
    public void perform(Order order, OperationContext context) throws MediaBroken, IOException {
        context.progress(0, "Adding the sound");
        boolean copy = canBeCopied(context.input(order.video));
        context.keepVideo("video", copy ? copied(order, context) : encoded(order, context), Map.of());
    }

    /** AVI stores when pictures are decoded; MP4 needs the time at which they are shown. */
    private static boolean canBeCopied(Input video) {
        return COPIED.contains(String.valueOf(video.videoCodec())) && video.container() != VideoContainer.AVI;
    }

    /** Encodes the pictures if MP4 refuses them after all. */
    private static Path copied(Order order, OperationContext context) throws MediaBroken, IOException {
        List<String> copy = new ArrayList<>(List.of("-c:v", "copy"));
        if ("hevc".equals(context.input(order.video).videoCodec())) {
            copy.addAll(List.of("-tag:v", "hvc1")); // the only tag that Apple's players recognise
        }
        try {
            Path made = make(order, context, "copied.mp4", copy, List.of("-shortest"));
            return cut(made, order, context, copy);
        } catch (FfmpegFailed e) {
            if (!e.ownVerdict()) {
                throw e;
            }
            return encoded(order, context);
        }
    }

    /**
     * Ends the pictures with the sound. FFmpeg ends copied pictures at the first one in decoding order that is shown
     * too late, which may be some frames early. In that case pictures are selected by their decoding time instead. The
     * few that would be shown too late must stay, because later ones refer to them; they are shown in the instant after
     * the end of the sound.
     */
    private static Path cut(Path made, Order order, OperationContext context, List<String> copy)
            throws MediaBroken, IOException {
        MediaProbe.Media media = context.probe().probe(made);
        MediaProbe.Video video = media.video().orElseThrow();
        double end = media.audio().orElseThrow().seconds();
        if (end - video.seconds() <= 1 / Math.max(1, video.fps())) {
            return made;
        }
        List<String> how = new ArrayList<>(copy);
        how.addAll(List.of(
                "-bsf:v",
                String.format(
                        Locale.ROOT,
                        "setts=pts='if(lt(PTS*TB,%1$.6f),PTS,ceil(%1$.6f/TB)+(PTS-%1$.6f/TB)/1000)'",
                        end)));
        return make(order, context, "cut.mp4", how, List.of("-t", String.format(Locale.ROOT, "%.6f", end)));
    }

    private static Path encoded(Order order, OperationContext context) throws MediaBroken, IOException {
        int fps = Math.max(1, (int) Math.round(context.input(order.video).fps()));
        List<String> encode = new ArrayList<>(context.encoder().argumentsKeepingTimes(fps, Quality.HIGH));
        VideoSignal signal = Clip.of(order.video, context).track().signal();
        encode.addAll(List.of(
                "-vf",
                signal.deinterlaced() + signal.scaled(EVEN + ",scale=flags=lanczos") + ",format=yuv420p,"
                        + Encoder.TAGGED));
        try {
            return make(order, context, "encoded.mp4", encode, List.of("-shortest"));
        } catch (FfmpegFailed e) {
            if (!e.ownVerdict()) {
                throw e;
            }
            throw new MediaBroken("The video or the sound cannot be decoded.");
        }
    }

    private static Path make(
            Order order, OperationContext context, String name, List<String> pictures, List<String> end)
            throws MediaBroken, IOException {
        double lead = Clip.of(order.video, context).track().leadSeconds()
                - context.delays(order.video).pictures();
        List<String> arguments = new ArrayList<>(
                context.arguments(order.video, "-itsoffset", String.format(Locale.ROOT, "%.6f", -lead)));
        arguments.addAll(context.arguments(order.audio));
        arguments.addAll(List.of("-map", "0:V:0", "-map", "1:a:0", "-map_metadata", "-1", "-map_chapters", "-1"));
        arguments.addAll(pictures);
        arguments.addAll(List.of("-af", context.stereo(order.audio)));
        arguments.addAll(JoinedSound.ENCODED);
        arguments.addAll(end);
        arguments.addAll(List.of("-movflags", "+faststart"));
        return context.ffmpeg().make(context.folder().resolve(name), context.task(), arguments);
    }
}
