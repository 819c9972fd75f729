package dev.claquete.operation;

import dev.claquete.render.ffmpeg.Encoder;
import dev.claquete.render.ffmpeg.FrameRate;
import dev.claquete.render.ffmpeg.Quality;
import dev.claquete.render.ffmpeg.Resolution;
import java.util.Comparator;
import java.util.List;

/** The format of a video to be made. Videos encoded to one format can be joined without re-encoding. */
record VideoFormat(Resolution size, FrameRate rate, Quality quality) {

    /** At higher rates, more frames are stored and encoded but not seen. */
    private static final int MOST_FPS = 120;

    private static final int QUICK_FPS = 60;

    /** Pictures whose own sound is not heard begin at once, however late they begin in their file. */
    static final String ALONE = "setpts=PTS-STARTPTS,";

    /** The format of one of the videos, except for what is requested otherwise. */
    static VideoFormat like(Clip clip, OutputOptions wanted) {
        Resolution own =
                new Resolution(even(clip.track().widthPx()), even(clip.track().heightPx()));
        FrameRate rate = wanted.fps() == null ? plausible(clip.track().rate()) : FrameRate.of(wanted.fps());
        return new VideoFormat(wanted.size(own), rate, wanted.qualityOrHigh());
    }

    /**
     * The format of the first video, except for what is requested otherwise, at the fastest rate: repeating a picture
     * loses nothing, leaving one out does.
     */
    static VideoFormat of(List<Clip> clips, OutputOptions wanted) {
        VideoFormat first = like(clips.get(0), wanted);
        FrameRate quickest = clips.stream()
                .map(clip -> plausible(clip.track().rate()))
                .filter(rate -> wanted.fps() == null && rate.fps() <= QUICK_FPS)
                .max(Comparator.comparingDouble(FrameRate::fps))
                .filter(rate -> rate.fps() > first.rate.fps())
                .orElse(first.rate);
        return new VideoFormat(first.size, quickest, first.quality);
    }

    /**
     * Replaces implausible rates, as of slow motion cameras and malicious files, at which a result would take hours.
     */
    private static FrameRate plausible(FrameRate own) {
        return own.fps() > MOST_FPS + 1 ? FrameRate.of(QUICK_FPS) : own;
    }

    private static int even(int side) {
        return Math.max(2, side / 2 * 2);
    }

    List<String> encoding(OperationContext context) {
        return rate.encoding(context.encoder(), quality);
    }

    /**
     * The filter that converts a clip's pictures to this format: whole, undistorted, with black bars, and without end.
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

    /** Like {@link #fitted}, from the first picture's appearance. */
    String fittedAlone(Clip clip) {
        return ALONE + fitted(clip);
    }

    /** Like {@link #fitted} for a clip of exactly this shape. */
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
