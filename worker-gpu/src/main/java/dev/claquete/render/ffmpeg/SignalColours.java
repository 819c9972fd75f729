package dev.claquete.render.ffmpeg;

import java.util.Set;

/**
 * How the sample values of a video stand for colours, by FFmpeg's names. Missing or impossible tags are guessed:
 *
 * <ul>
 * <li>one of BT.2020's, PQ's or HLG's tags stands for the others that are missing; a tag of PQ or HLG alone makes it
 * HDR, and so do mastering metadata beside BT.2020 (then it is PQ);
 * <li>otherwise the matrix is BT.709 from 1280 pixels of the longer side or 577 of the shorter one on, and BT.601
 * below, as in mpv; bits a sample and the size of 4K say nothing about it;
 * <li>primaries are BT.709's, the transfer that of SDR and the range limited; RGB is full range.
 * </ul>
 *
 * @param matrix {@code gbr} for RGB
 * @param transfer {@code smpte2084} (PQ), {@code arib-std-b67} (HLG), {@code linear}, a logarithm's, or {@code bt709}
 *     for all SDR transfers, whose curves are meant for about the same screens
 */
record SignalColours(String matrix, String primaries, String transfer, boolean fullRange) {

    private static final String PQ = "smpte2084";
    private static final String HLG = "arib-std-b67";
    private static final String RGB = "gbr";
    private static final int HD_LONG_SIDE = 1280;
    private static final int HD_SHORT_SIDE = 577;

    /** The matrices that FFmpeg's scale filter supports. */
    private static final Set<String> USUAL_MATRICES =
            Set.of("bt709", "fcc", "bt470bg", "smpte170m", "smpte240m", "bt2020nc");

    private static final Set<String> OTHER_MATRICES = Set.of("ycgco", "chroma-derived-nc", "chroma-derived-c");
    private static final Set<String> PRIMARIES = Set.of(
            "bt709",
            "bt470m",
            "bt470bg",
            "smpte170m",
            "smpte240m",
            "film",
            "bt2020",
            "smpte431",
            "smpte432",
            "ebu3213");
    private static final Set<String> OTHER_TRANSFERS = Set.of(PQ, HLG, "linear", "log100", "log316");
    private static final Set<String> WIDE_TAGS =
            Set.of("bt2020", "bt2020nc", "bt2020c", "ictcp", "bt2020-10", "bt2020-12", PQ, HLG);

    /** @param mastered whether the file describes the mastering display, as only HDR does */
    static SignalColours of(MediaProbe.Colours said, boolean rgb, boolean mastered, int widthPx, int heightPx) {
        boolean wide = WIDE_TAGS.contains(said.space())
                || WIDE_TAGS.contains(said.transfer())
                || WIDE_TAGS.contains(said.primaries());
        boolean hd = Math.max(widthPx, heightPx) >= HD_LONG_SIDE || Math.min(widthPx, heightPx) >= HD_SHORT_SIDE;
        String usual = wide ? "bt2020nc" : hd ? "bt709" : "smpte170m";
        String transfer = transfer(said.transfer(), wide && mastered);
        return new SignalColours(
                rgb ? RGB : possible(said.space(), transfer) ? said.space() : usual,
                PRIMARIES.contains(said.primaries()) ? said.primaries() : wide ? "bt2020" : "bt709",
                transfer,
                rgb || said.range().equals("pc"));
    }

    /** Two matrices are defined for transfers of one kind only (BT.2100, BT.2020). */
    private static boolean possible(String matrix, String transfer) {
        return switch (matrix) {
            case "ictcp" -> transfer.equals(PQ) || transfer.equals(HLG);
            case "bt2020c" -> transfer.equals("bt709");
            default -> USUAL_MATRICES.contains(matrix) || OTHER_MATRICES.contains(matrix);
        };
    }

    private static String transfer(String said, boolean mastered) {
        if (OTHER_TRANSFERS.contains(said)) {
            return said;
        }
        boolean silent = said.isEmpty() || said.equals("unknown") || said.equals("reserved");
        return silent && mastered ? PQ : "bt709";
    }

    boolean rgb() {
        return matrix.equals(RGB);
    }

    /** The tag for filters that know only the usual matrices; they learn nothing about the others. */
    String usualMatrix() {
        return USUAL_MATRICES.contains(matrix) ? matrix : "bt709";
    }

    boolean hdr() {
        return transfer.equals(PQ) || transfer.equals(HLG);
    }

    /**
     * Whether these colours differ from BT.709's only in matrix and range, so that the conversion costs next to
     * nothing.
     */
    boolean usual() {
        return primaries.equals("bt709") && transfer.equals("bt709") && (rgb() || USUAL_MATRICES.contains(matrix));
    }
}
