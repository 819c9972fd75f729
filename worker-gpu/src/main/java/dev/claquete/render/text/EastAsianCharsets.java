package dev.claquete.render.text;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * Guesses the encoding of a few East Asian characters, too few for a detector. Bytes beyond ASCII come in pairs, and
 * nearly all pairs lie in the blocks where each standard keeps its common characters.
 */
final class EastAsianCharsets {

    /** Tells whether a pair is a common character of its standard. */
    private interface Common {
        boolean has(int lead, int trail);
    }

    private record Standard(String charset, Common common) {}

    private static final Standard[] STANDARDS = {
        // GB 2312: level 1 in rows 16 to 55, signs in rows 1 to 3
        new Standard(
                "GB18030",
                (lead, trail) -> trail >= 0xA1 && (lead >= 0xB0 && lead <= 0xD7 || lead >= 0xA1 && lead <= 0xA3)),
        // Big5: level 1 from A440 to C67E, signs before
        new Standard("Big5-HKSCS", (lead, trail) -> lead >= 0xA4 && lead <= 0xC6 || lead == 0xA1),
        // KS X 1001: Hangul in rows 16 to 40
        new Standard("x-windows-949", (lead, trail) -> trail >= 0xA1 && (lead >= 0xB0 && lead <= 0xC8 || lead == 0xA1)),
        // JIS X 0208: kana in rows 4 and 5, level 1 in rows 16 to 47
        new Standard(
                "EUC-JP",
                (lead, trail) -> trail >= 0xA1
                        && (lead == 0xA4 || lead == 0xA5 || lead == 0xA1 || lead >= 0xB0 && lead <= 0xCF)),
        new Standard(
                "windows-31j",
                (lead, trail) -> lead == 0x82 || lead == 0x83 || lead == 0x81 || lead >= 0x88 && lead <= 0x97),
    };

    private static final double LEAST = 0.9;

    private EastAsianCharsets() {}

    /** The first standard in which nearly all pairs are common; empty if there is anything other than pairs. */
    static Optional<Charset> likeliest(byte[] some) {
        Charset best = null;
        double most = LEAST;
        for (Standard standard : STANDARDS) {
            Charset charset = Charset.forName(standard.charset());
            double share = share(some, standard);
            if (share > most && TextEncoding.strictly(some, charset).isPresent()) {
                best = charset;
                most = share;
            }
        }
        return Optional.ofNullable(best);
    }

    private static double share(byte[] some, Standard standard) {
        int pairs = 0;
        int common = 0;
        for (int i = 0; i < some.length; i++) {
            int lead = some[i] & 255;
            if (lead < 0x80) {
                continue;
            }
            if (i + 1 == some.length || (some[i + 1] & 255) < 0x40) {
                return 0;
            }
            i++;
            pairs++;
            common += standard.common().has(lead, some[i] & 255) ? 1 : 0;
        }
        return pairs == 0 ? 0 : (double) common / pairs;
    }
}
