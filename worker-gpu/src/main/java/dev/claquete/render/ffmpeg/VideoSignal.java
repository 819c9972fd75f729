package dev.claquete.render.ffmpeg;

import java.util.List;
import java.util.Set;

/**
 * How the pictures of a video are coded, and the filters that convert them to what all other code here expects: whole
 * frames in limited-range BT.709 SDR. Pictures that are so already stay unchanged. Every filter graph that decodes a
 * video from outside begins with them:
 *
 * <pre>
 *   {@link #deinterlaced} ── (choice of frames) ── {@link #sdr}, {@link #sized} or {@link #scaled} ── {@link Encoder#TAGGED}
 * </pre>
 *
 * @param fieldOrder by FFmpeg's names: {@code progressive}, or in which order fields are coded and shown;
 *     {@code unknown}
 * @param mastered the file has metadata for HDR screens
 * @param transparent the file says so, as WebM does, where its pictures have to be decoded in a particular way
 * @param widthPx as shown: upright, with square pixels
 * @param codedWidthPx as decoded
 */
public record VideoSignal(
        String codec,
        String pixelFormat,
        MediaProbe.Colours colours,
        String fieldOrder,
        boolean mastered,
        boolean transparent,
        boolean squarePixels,
        int widthPx,
        int heightPx,
        int codedWidthPx,
        int codedHeightPx) {

    private static final Set<String> FIELDS = Set.of("tt", "bb", "tb", "bt");

    /** Codecs whose frames may be interlaced although the stream does not say so. */
    private static final Set<String> SAY_IT_LATE =
            Set.of("mpeg4", "mpeg2video", "h264", "hevc", "mjpeg", "prores", "dnxhd", "ffv1");

    /** Digital television before HD has these sizes and often is interlaced without saying so. */
    private static final Set<Integer> TELEVISION_WIDTHS = Set.of(704, 720);

    private static final Set<Integer> TELEVISION_LINES = Set.of(480, 486, 576);

    /** Smaller pictures are not interlaced, and the filter does not accept the very smallest. */
    private static final int FEWEST_LINES = 100;

    private static final List<String> RGB_FORMATS =
            List.of("gbr", "rgb", "bgr", "0rgb", "0bgr", "argb", "abgr", "x2rgb", "x2bgr", "pal8");
    private static final List<String> ALPHA_FORMATS =
            List.of("yuva", "gbra", "rgba", "bgra", "argb", "abgr", "ya8", "ya16", "pal8");

    /**
     * Makes a frame of every two fields, at the video's rate; empty for whole frames, otherwise with a comma at the
     * end.
     */
    public String deinterlaced() {
        if (Math.min(widthPx, heightPx) < FEWEST_LINES) {
            return "";
        }
        if (FIELDS.contains(fieldOrder)) {
            return "bwdif=mode=send_frame:deint=all,";
        }
        if (TELEVISION_WIDTHS.contains(codedWidthPx) && TELEVISION_LINES.contains(codedHeightPx)) {
            return "idet,bwdif=mode=send_frame:deint=interlaced,"; // idet marks the frames that look like two fields
        }
        boolean late = !fieldOrder.equals("progressive") && SAY_IT_LATE.contains(codec);
        return late ? "bwdif=mode=send_frame:deint=interlaced," : "";
    }

    long codedPixels() {
        return (long) codedWidthPx * codedHeightPx;
    }

    /**
     * Converts to SDR with BT.709's primaries, tagged with the actual matrix, for filters that read that tag. Empty if
     * nothing changes, otherwise with a comma at the end.
     */
    public String sdr() {
        SignalColours meant = resolved();
        return named(meant) + (meant.usual() ? "" : converted(meant) + ",");
    }

    /**
     * {@link #sdr} and scaled. HDR is scaled first, because most pictures get smaller and every HDR pixel is costly.
     *
     * @param scale the scale filter with its options, none of which concerns colours
     */
    public String sized(String scale) {
        SignalColours meant = resolved();
        return named(meant) + scale + (meant.usual() ? "" : "," + converted(meant));
    }

    /**
     * Like {@link #sized}, and in limited-range BT.709. Changed values are rounded exactly: FFmpeg's fast way treats
     * odd and even lines differently, which looks like fields again.
     *
     * @param scale with its {@code flags}
     */
    public String scaled(String scale) {
        SignalColours meant = resolved();
        if (!meant.usual()) {
            return sized(scale);
        }
        boolean same = meant.matrix().equals("bt709") && !meant.fullRange();
        String exact = same ? scale : scale.replace("flags=", "flags=accurate_rnd+");
        return sized(exact) + ":out_color_matrix=bt709:out_range=tv";
    }

    /** Makes pixels square. Empty if they are, otherwise with a comma at the end. */
    public String squared() {
        return squarePixels ? "" : "scale=" + widthPx + ":" + heightPx + ":flags=lanczos,setsar=1,";
    }

    /** The matrix's name if the file does not give it, or gives one that filters refuse. */
    private String named(SignalColours meant) {
        return meant.rgb() || meant.usualMatrix().equals(colours.space())
                ? ""
                : "setparams=colorspace=" + meant.usualMatrix() + ",";
    }

    private String converted(SignalColours meant) {
        return String.join(",", SdrConversion.filters(meant, alpha()));
    }

    private SignalColours resolved() {
        boolean rgb = RGB_FORMATS.stream().anyMatch(pixelFormat::startsWith);
        return SignalColours.of(colours, rgb, mastered, widthPx, heightPx);
    }

    private boolean alpha() {
        return transparent || ALPHA_FORMATS.stream().anyMatch(pixelFormat::startsWith);
    }
}
