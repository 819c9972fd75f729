package dev.claquete.render.ffmpeg;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Converts other colours to limited-range BT.709 SDR, with zimg in linear light:
 *
 * <pre>
 *   numbers ── light of BT.709's primaries, 1 is white ── (HDR) tone map ── BT.709, 8 bits
 * </pre>
 *
 * White in HDR is 203 cd/m² (ITU-R BT.2408-8, 2.1: 75 % of HLG, 58 % of PQ). The tone map leaves everything below 80 %
 * of that as it is, so that faces and shadows look as they do in SDR, and bends the rest towards the brightest that PQ
 * knows. The curve is Möbius's, {@code (x - j²) / (x + 1 - 2j)} with the knee j for so high a peak: white comes to 90 %
 * of the light, which is 226 in Y', and 1000 cd/m² to 234. It works on the largest of red, green and blue and moves the
 * others with it, so hues stay. Peaks declared in files are ignored: many files lack them, and they would hardly change
 * the result.
 */
final class SdrConversion {

    private static final double WHITE_NITS = 203;
    private static final double PEAK_NITS = 10_000;
    private static final double KNEE = 0.8;

    private SdrConversion() {}

    /** The filters; they end with 8 bits of full colour resolution. */
    static List<String> filters(SignalColours from, boolean transparent) {
        String deep =
                from.rgb() ? transparent ? "gbrap16le" : "gbrp16le" : transparent ? "yuva444p16le" : "yuv444p16le";
        String source = String.format(
                Locale.ROOT,
                "zscale=rangein=%s:matrixin=%s:primariesin=%s:transferin=%s:npl=%.0f",
                from.fullRange() ? "full" : "limited",
                from.matrix(),
                from.primaries(),
                from.transfer(),
                WHITE_NITS);
        String result = "primaries=bt709:transfer=bt709:matrix=bt709:range=limited:dither=ordered";
        List<String> filters =
                new ArrayList<>(List.of("sidedata=mode=delete", "format=" + deep)); // metadata for HDR screens
        if (from.hdr()) {
            filters.add(source + ":matrix=gbr:primaries=bt709:transfer=linear");
            filters.add("format=" + (transparent ? "gbrapf32le" : "gbrpf32le"));
            filters.add(String.format(
                    Locale.ROOT, "tonemap=mobius:param=%.2f:desat=0:peak=%.3f", KNEE, PEAK_NITS / WHITE_NITS));
            filters.add("zscale=matrixin=gbr:primariesin=bt709:transferin=linear:" + result);
        } else {
            filters.add(source + ":" + result);
        }
        filters.add("format=" + (transparent ? "yuva444p" : "yuv444p"));
        return filters;
    }
}
