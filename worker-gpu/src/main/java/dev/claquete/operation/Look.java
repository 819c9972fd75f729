package dev.claquete.operation;

import dev.claquete.render.Encoder;
import dev.claquete.render.FrameRate;
import dev.claquete.render.Quality;
import dev.claquete.render.Resolution;
import java.util.List;

/** What a video to be made looks like. All that is encoded to one look can be joined without encoding it again. */
record Look(Resolution size, FrameRate rate, Quality quality) {

    private static final int MOST_FPS = 120;
    private static final int USUAL_FPS = 30;

    /** As one of the videos looks, except for what is wanted otherwise. */
    static Look like(Clip clip, OutputOptions wanted) {
        Resolution own =
                new Resolution(even(clip.track().widthPx()), even(clip.track().heightPx()));
        FrameRate rate = wanted.fps() == null ? plausible(clip.track().rate()) : FrameRate.of(wanted.fps());
        return new Look(wanted.size(own), rate, wanted.qualityOrHigh());
    }

    /** Files may claim any rate, and what is made would have it for hours. */
    private static FrameRate plausible(FrameRate claimed) {
        return claimed.fps() > MOST_FPS ? FrameRate.of(USUAL_FPS) : claimed;
    }

    private static int even(int side) {
        return Math.max(2, side / 2 * 2);
    }

    List<String> encoding(Bench bench) {
        return rate.encoding(bench.encoder(), quality);
    }

    /**
     * The filter that makes a clip's pictures look so: whole, not distorted, black beside them, and without end.
     *
     * <pre>
     *   deinterlaced ── square pixels ── scaled into the frame, BT.709 ── padded ── whole frames from time 0 ── the last one for ever
     * </pre>
     */
    String fitted(Clip clip) {
        String scale = "scale=" + sides() + ":force_original_aspect_ratio=decrease:force_divisible_by=2:flags=lanczos";
        return upright(clip) + clip.track().signal().scaled(scale) + ",pad=" + sides()
                + ":(ow-iw)/2:(oh-ih)/2:black,setsar=1,format=yuv420p," + timed();
    }

    /** Like {@link #fitted} for a clip that has this very shape. */
    String same(Clip clip) {
        String scale = "scale=" + sides() + ":flags=lanczos";
        return upright(clip) + clip.track().signal().scaled(scale) + ",setsar=1,format=yuv420p," + timed();
    }

    private static String upright(Clip clip) {
        return clip.track().signal().deinterlaced() + "scale=" + clip.track().widthPx() + ":"
                + clip.track().heightPx() + ",setsar=1,";
    }

    private String sides() {
        return size.widthPx() + ":" + size.heightPx();
    }

    private String timed() {
        return "fps=" + rate + ":start_time=0,tpad=stop=-1:stop_mode=clone," + Encoder.TAGGED;
    }
}
