package dev.claquete.operation;

import dev.claquete.render.MediaBroken;
import dev.claquete.render.ffmpeg.FfmpegFailed;
import dev.claquete.render.ffmpeg.FrameRate;
import dev.claquete.render.ffmpeg.Quality;
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
 * Lays a picture or another video over a video, at a place, from one frame to another. Transparency is kept. The video
 * keeps its frames and its sound, which is copied if MP4 can hold it.
 */
public final class OverlayVideo implements Operation<OverlayVideo.Order> {

    private static final List<String> COPIED_SOUND = List.of("aac", "ac3", "eac3", "opus", "alac");

    /**
     * The parameters.
     *
     * @param endSeconds null for the video's end, or the end of an overlay that is a video and does not repeat
     * @param opacity 1 leaves it unchanged
     * @param fadeSeconds of the fade in and the fade out
     * @param repeated whether an overlay that is a video loops; null for an animation's own setting
     */
    public record Order(
            Source video,
            Source overlay,
            Placement place,
            double startSeconds,
            @Nullable Double endSeconds,
            double opacity,
            double fadeSeconds,
            @Nullable Boolean repeated,
            @Nullable Quality quality) {}

    /** From this frame to just before that one. */
    private record Span(int from, int to) {}

    @Override
    public String name() {
        return "overlay";
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
        context.progress(0, "Overlaying");
        Clip clip = Clip.of(order.video, context);
        Overlay thing = Overlay.of(order.overlay, order.repeated, context);
        VideoFormat look = VideoFormat.like(clip, new OutputOptions(null, null, null, order.quality));
        @Nullable Clip moving = thing.moving();
        Span span = span(order, clip, look, thing);
        Resolution size = look.size();
        Placement.Box box = order.place.on(size.widthPx(), size.heightPx(), thing.widthPx(), thing.heightPx());

        List<String> arguments = new ArrayList<>(context.arguments(order.video));
        arguments.addAll(thing.input());
        arguments.addAll(List.of("-filter_complex", filter(order, clip, look, moving, span, box), "-map", "[out]"));
        arguments.addAll(List.of("-frames:v", String.valueOf(clip.frames(look)), "-map_metadata", "-1"));
        arguments.addAll(look.encoding(context));
        arguments.addAll(sound(clip, context));
        arguments.addAll(List.of("-movflags", "+faststart"));
        context.keepVideo("video", make(order, arguments, context), Map.of("frames", clip.frames(look)));
    }

    private static Path make(Order order, List<String> arguments, OperationContext context)
            throws MediaBroken, IOException {
        try {
            return context.ffmpeg().make(context.folder().resolve("overlaid.mp4"), context.task(), arguments);
        } catch (FfmpegFailed e) {
            if (!e.ownVerdict()) {
                throw e;
            }
            throw new MediaBroken(order.video.field() + " or " + order.overlay.field() + ": cannot be decoded.");
        }
    }

    private static Span span(Order order, Clip clip, VideoFormat look, Overlay thing) throws OperationImpossible {
        int frames = clip.frames(look);
        int from = (int) Math.round(order.startSeconds * look.rate().fps());
        if (from >= frames) {
            throw new OperationImpossible(String.format(
                    Locale.ROOT,
                    "start_time: is after the video's end at %.3f s",
                    clip.track().seconds()));
        }
        int to = order.endSeconds == null
                ? frames
                : (int) Math.round(order.endSeconds * look.rate().fps());
        @Nullable Clip moving = thing.moving();
        if (moving != null && !thing.repeats()) {
            to = Math.min(to, from + moving.ownFrames(look));
        }
        return new Span(from, Math.max(from + 1, Math.min(frames, to)));
    }

    /**
     * <pre>
     *   video ── whole frames, BT.709 ──────────────────────────┐
     *   overlay ── scaled ── opacity ── put in time ── fades ───┴── overlay, in its span ── [out]
     * </pre>
     */
    private static String filter(
            Order order, Clip clip, VideoFormat look, @Nullable Clip moving, Span span, Placement.Box box) {
        String base = "[0:V:0]" + look.same(clip) + "[base];";
        String over = moving == null ? still(box) : moving(moving, look.rate(), box);
        String clear = order.opacity < 1 ? String.format(Locale.ROOT, ",lutyuv=a=val*%.4f", order.opacity) : "";
        String blended = "overlay=x=" + box.x() + ":y=" + box.y() + ":format=yuv420:eof_action=pass";
        return base + over + clear + timed(span, look.rate()) + fades(order, span, look.rate()) + "[over];[base][over]"
                + blended + "[out]";
    }

    /** Scaled with premultiplied colours, so that transparent pixels do not tint the edges. */
    private static String still(Placement.Box box) {
        return "[1:v:0]format=gbrap,premultiply=inplace=1,scale=" + box.scaledWidthPx() + ":" + box.scaledHeightPx()
                + ":flags=lanczos" + cut(box)
                + ",unpremultiply=inplace=1,scale=out_color_matrix=bt709:out_range=tv,format=yuva420p,"
                + "loop=loop=-1:size=1:start=0";
    }

    private static String moving(Clip moving, FrameRate rate, Placement.Box box) {
        VideoSignal signal = moving.track().signal();
        if (signal.colours().space().equals("gbr")) { // may be transparent: treated like a still, frame by frame
            return "[1:V:0]" + VideoFormat.ALONE + "fps=" + rate
                    + ":start_time=0,format=gbrap,premultiply=inplace=1,scale="
                    + box.scaledWidthPx()
                    + ":" + box.scaledHeightPx() + ":flags=lanczos" + cut(box)
                    + ",unpremultiply=inplace=1,scale=out_color_matrix=bt709:out_range=tv,format=yuva420p";
        }
        String scale = "scale=" + box.scaledWidthPx() + ":" + box.scaledHeightPx() + ":flags=lanczos";
        return "[1:V:0]" + signal.deinterlaced() + VideoFormat.ALONE + "fps=" + rate + ":start_time=0,"
                + signal.scaled(scale) + cut(box) + ",format=yuva420p";
    }

    /** Crops from the middle. */
    private static String cut(Placement.Box box) {
        return box.cut() ? ",crop=" + box.widthPx() + ":" + box.heightPx() : "";
    }

    private static String timed(Span span, FrameRate rate) {
        return ",trim=end_frame=" + (span.to - span.from) + ",setpts=(N+" + span.from + ")*" + rate.denominator() + "/("
                + rate.numerator() + "*TB),setsar=1";
    }

    private static String fades(Order order, Span span, FrameRate rate) {
        double seconds = Math.min(order.fadeSeconds, rate.seconds(span.to - span.from) / 2);
        if (seconds <= 0) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                ",fade=t=in:st=%.6f:d=%.6f:alpha=1,fade=t=out:st=%.6f:d=%.6f:alpha=1",
                rate.seconds(span.from),
                seconds,
                rate.seconds(span.to) - seconds,
                seconds);
    }

    private static List<String> sound(Clip clip, OperationContext context) {
        if (!clip.input().hasSound()) {
            return List.of();
        }
        List<String> arguments = new ArrayList<>(List.of("-map", "0:a:0"));
        if (COPIED_SOUND.contains(String.valueOf(clip.input().audioCodec()))) {
            arguments.addAll(List.of("-c:a", "copy"));
        } else {
            arguments.addAll(List.of("-af", context.stereo(clip.source())));
            arguments.addAll(JoinedSound.ENCODED);
        }
        return arguments;
    }
}
