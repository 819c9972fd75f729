package dev.claquete.operation.scenes;

import dev.claquete.operation.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is taken of a video: from where, at which rate and size.
 *
 * @param trimSeconds where its first frame is
 * @param fitted what it is scaled to, and its box, to which it is cut
 */
record VideoCut(Material material, Source source, double trimSeconds, int fps, Fitted fitted) {

    String field() {
        return source.field();
    }

    int widthPx() {
        return fitted.boxWidthPx();
    }

    int heightPx() {
        return fitted.boxHeightPx();
    }

    int lastFrameAtMost() {
        double seconds = material.facts(source).seconds();
        return seconds == 0 ? Integer.MAX_VALUE : (int) Math.max(0, Math.ceil((seconds - trimSeconds) * fps));
    }

    /**
     * How many frames are decoded before the wanted one: what is shown at a moment may have begun before it, and where FFmpeg
     * seeks to, it knows only what begins later.
     */
    int before(int frame) {
        return Math.min(frame, fps);
    }

    /** All frames from one on, as BGR0, to stdout; {@link #before} as many come first. */
    List<String> arguments(int frame) {
        double seconds = trimSeconds + (double) (frame - before(frame)) / fps;
        List<String> arguments =
                new ArrayList<>(material.arguments(source, "-an", "-ss", String.format(Locale.ROOT, "%.6f", seconds)));
        String filter = "fps=" + fps + ":start_time=0,scale=" + fitted.widthPx() + ":" + fitted.heightPx()
                + ":flags=bicubic+accurate_rnd+full_chroma_int,format=bgr0,crop=" + widthPx() + ":" + heightPx();
        arguments.addAll(List.of("-map", "0:V:0", "-an", "-vf", filter, "-f", "rawvideo", "pipe:1"));
        return arguments;
    }
}
