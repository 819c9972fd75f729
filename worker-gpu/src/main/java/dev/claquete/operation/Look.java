package dev.claquete.operation;

import dev.claquete.render.FrameRate;
import dev.claquete.render.Quality;
import dev.claquete.render.Resolution;
import java.util.Comparator;
import java.util.List;

/** What a video to be made looks like. All that is encoded to one look can be joined without encoding it again. */
record Look(Resolution size, FrameRate rate, Quality quality) {

    /** From so many lines on, pictures that do not say how their colours are meant are taken for HD. */
    private static final int HD_LINES = 720;

    /** Quicker than that, more frames are not seen but stored and encoded. */
    private static final int MOST_FPS = 120;

    private static final int QUICK_FPS = 60;

    /** Pictures whose own sound is not heard begin at once, however late they begin in their file. */
    static final String ALONE = "setpts=PTS-STARTPTS,";

    /** As one of the videos looks, except for what is wanted otherwise. */
    static Look like(Clip clip, OutputOptions wanted) {
        Resolution own =
                new Resolution(even(clip.track().widthPx()), even(clip.track().heightPx()));
        FrameRate rate = wanted.fps() == null ? plausible(clip.track().rate()) : FrameRate.of(wanted.fps());
        return new Look(wanted.size(own), rate, wanted.qualityOrHigh());
    }

    /**
     * As the first of several videos looks, except for what is wanted otherwise, and at the rate of the quickest: showing a picture
     * twice loses nothing, leaving one out does.
     */
    static Look of(List<Clip> clips, OutputOptions wanted) {
        Look first = like(clips.get(0), wanted);
        FrameRate quickest = clips.stream()
                .map(clip -> plausible(clip.track().rate()))
                .filter(rate -> wanted.fps() == null && rate.fps() <= QUICK_FPS)
                .max(Comparator.comparingDouble(FrameRate::fps))
                .filter(rate -> rate.fps() > first.rate.fps())
                .orElse(first.rate);
        return new Look(first.size, quickest, first.quality);
    }

    /** Cameras for slow motion and files made for mischief have any rate, and what is made would have it for hours. */
    private static FrameRate plausible(FrameRate own) {
        return own.fps() > MOST_FPS + 1 ? FrameRate.of(QUICK_FPS) : own;
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
     *   square pixels ── scaled into the frame, BT.709 ── padded ── whole frames from time 0 ── the last one for ever
     * </pre>
     */
    String fitted(Clip clip) {
        return upright(clip) + "scale=" + sides() + ":force_original_aspect_ratio=decrease:force_divisible_by=2:"
                + colours() + ",pad=" + sides() + ":(ow-iw)/2:(oh-ih)/2:black,setsar=1,format=yuv420p," + timed();
    }

    /** Like {@link #fitted}, from the moment when the clip's first picture appears. */
    String fittedAlone(Clip clip) {
        return ALONE + fitted(clip);
    }

    /** Like {@link #fitted} for a clip that has this very shape. */
    String same(Clip clip) {
        return upright(clip) + "scale=" + sides() + ":" + colours() + ",setsar=1,format=yuv420p," + timed();
    }

    private static String upright(Clip clip) {
        return meant(clip) + "scale=" + clip.track().widthPx() + ":"
                + clip.track().heightPx() + ",setsar=1,";
    }

    /** What colours a clip's numbers stand for, where it does not say so itself. */
    static String meant(Clip clip) {
        String usual = Math.min(clip.track().widthPx(), clip.track().heightPx()) >= HD_LINES ? "bt709" : "smpte170m";
        return clip.track().coloursUnknown() ? "setparams=colorspace=" + usual + "," : "";
    }

    private String sides() {
        return size.widthPx() + ":" + size.heightPx();
    }

    private static String colours() {
        return "flags=lanczos:out_color_matrix=bt709:out_range=tv";
    }

    private String timed() {
        return "fps=" + rate + ":start_time=0,tpad=stop=-1:stop_mode=clone";
    }
}
