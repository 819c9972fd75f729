package dev.claquete.operation.scenes;

import dev.claquete.operation.Input;
import dev.claquete.operation.Source;
import dev.claquete.render.ffmpeg.VideoSignal;
import dev.claquete.render.image.MovingPicture;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The part of a video to use, with its rate and size.
 *
 * @param trimSeconds the time of its first frame
 * @param fitted the scaled size, and the box that crops it
 */
record VideoCut(Material material, Source source, double trimSeconds, int fps, FittedPicture fitted) {

    String field() {
        return source.field();
    }

    int widthPx() {
        return fitted.boxWidthPx();
    }

    int heightPx() {
        return fitted.boxHeightPx();
    }

    /** Whether it loops, as an animation may. */
    private boolean endless() {
        Input facts = material.facts(source);
        return facts.contentType().equals(MovingPicture.ENDLESS) && facts.seconds() > 0;
    }

    /** Whether it may have transparent parts: true of animations, which are all converted to FFV1 in RGB. */
    boolean translucent() {
        return "ffv1".equals(material.facts(source).videoCodec())
                && material.signal(source).colours().space().equals("gbr");
    }

    int lastFrameAtMost() {
        double seconds = material.facts(source).seconds();
        return seconds == 0 || endless()
                ? Integer.MAX_VALUE
                : (int) Math.max(0, Math.ceil((seconds - trimSeconds) * fps));
    }

    /**
     * How many frames to decode before the requested one: the visible frame may have begun earlier, and after a seek
     * FFmpeg knows only frames that begin later.
     */
    int before(int frame) {
        return Math.min(frame, fps);
    }

    /** All frames from one on, as BGR0 or premultiplied BGRA, to stdout; {@link #before} additional ones precede it. */
    List<String> arguments(int frame) {
        double seconds = trimSeconds + (double) (frame - before(frame)) / fps;
        List<String> options = new ArrayList<>(List.of("-an"));
        if (endless()) {
            seconds %= material.facts(source).seconds();
            options.addAll(List.of("-stream_loop", "-1"));
        }
        options.addAll(List.of("-ss", String.format(Locale.ROOT, "%.6f", seconds)));
        List<String> arguments = new ArrayList<>(material.arguments(source, options.toArray(String[]::new)));
        VideoSignal signal = material.signal(source);
        String scale =
                "scale=" + fitted.widthPx() + ":" + fitted.heightPx() + ":flags=bicubic+accurate_rnd+full_chroma_int";
        String pictures = translucent()
                ? "format=gbrap,premultiply=inplace=1," + scale + ",format=bgra"
                : signal.sized(scale) + ",format=bgr0";
        String filter = signal.deinterlaced() + "fps=" + fps + ":start_time=0," + pictures + ",crop=" + widthPx() + ":"
                + heightPx();
        arguments.addAll(List.of("-map", "0:V:0", "-an", "-vf", filter, "-f", "rawvideo", "pipe:1"));
        return arguments;
    }
}
