package dev.claquete.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Five upright stripes of known colours, coded as cameras, phones and programs code them: diffuse white, red, green, blue and
 * grey, none so deep that a colour space of SDR lacks it. HDR is mastered so that white is 203 cd/m².
 */
public enum ColourStripes {
    HLG("arib-std-b67", "bt2020", "bt2020nc", "tv", "yuv420p10le"),
    PQ("smpte2084", "bt2020", "bt2020nc", "tv", "yuv420p10le"),
    PQ_WITHOUT_PRIMARIES_AND_MATRIX(
            "smpte2084", "bt2020", "bt2020nc", "tv", "yuv420p10le", "smpte2084,unknown,unknown,tv"),
    HLG_IN_RGB("arib-std-b67", "bt2020", "gbr", "pc", "gbrp10le"),
    HLG_FULL_RANGE("arib-std-b67", "bt2020", "bt2020nc", "pc", "yuv422p10le"),
    BT2020_SDR("bt2020-10", "bt2020", "bt2020nc", "tv", "yuv420p10le"),
    BT2020_WITHOUT_TRANSFER("bt709", "bt2020", "bt2020nc", "tv", "yuv420p10le", "unknown,bt2020,unknown,tv"),
    DISPLAY_P3("bt709", "smpte432", "bt709", "tv", "yuv420p"),
    BT601_525("smpte170m", "smpte170m", "smpte170m", "tv", "yuv420p"),
    BT601_625("bt709", "bt470bg", "bt470bg", "tv", "yuv420p"),
    SD_WITHOUT_TAGS("bt709", "bt709", "smpte170m", "tv", "yuv420p", "unknown,unknown,unknown,unknown"),
    SD_OF_TEN_BITS_WITHOUT_TAGS("bt709", "bt709", "smpte170m", "tv", "yuv422p10le", "unknown,unknown,unknown,unknown"),
    FULL_RANGE("bt709", "bt709", "bt709", "pc", "yuv420p"),
    FULL_CHROMA("bt709", "bt709", "bt709", "tv", "yuv444p"),
    RGB("bt709", "bt709", "gbr", "pc", "gbrp"),
    YCGCO("bt709", "bt709", "ycgco", "tv", "yuv444p"),
    BT709("bt709", "bt709", "bt709", "tv", "yuv420p");

    /** R'G'B' of 0 to 255, as SDR shows it. */
    public static final int[][] COLOURS = {{255, 255, 255}, {191, 64, 64}, {64, 191, 64}, {64, 64, 191}, {128, 128, 128}
    };

    private static final String PICTURE =
            "color=black:s=%s:r=10:d=%s,format=gbrp,geq=r='64+191*eq(S,0)+127*eq(S,1)+64*eq(S,4)'"
                    + ":g='64+191*eq(S,0)+127*eq(S,2)+64*eq(S,4)':b='64+191*eq(S,0)+127*eq(S,3)+64*eq(S,4)'";

    private final String transfer;
    private final String primaries;
    private final String matrix;
    private final String range;
    private final String pixels;
    private final String[] tags;

    ColourStripes(String transfer, String primaries, String matrix, String range, String pixels) {
        this(transfer, primaries, matrix, range, pixels, String.join(",", transfer, primaries, matrix, range));
    }

    ColourStripes(String transfer, String primaries, String matrix, String range, String pixels, String tags) {
        this.transfer = transfer;
        this.primaries = primaries;
        this.matrix = matrix;
        this.range = range;
        this.pixels = pixels;
        this.tags = tags.split(",");
    }

    public boolean hdr() {
        return transfer.equals("arib-std-b67") || transfer.equals("smpte2084");
    }

    /** FFmpeg's arguments, without the file: Matroska, lossless, and no smaller than such files are. */
    public List<String> arguments(String size, double seconds) {
        List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", source(size, seconds)));
        arguments.addAll(List.of("-c:v", "ffv1", "-metadata", "comment=" + "large ".repeat(10_000), "-f", "matroska"));
        return arguments;
    }

    /** As a telephone writes it: HEVC in QuickTime. */
    public List<String> phone(String size, double seconds) {
        List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", source(size, seconds)));
        arguments.addAll(List.of("-c:v", "libx265", "-preset", "ultrafast", "-crf", "8", "-tag:v", "hvc1"));
        arguments.addAll(List.of("-x265-params", "log-level=error", "-f", "mov"));
        return arguments;
    }

    public String source(String size, double seconds) {
        String picture = String.format(Locale.ROOT, PICTURE, size, seconds).replace("S,", "floor(5*X/W),");
        String light = "zscale=rin=full:min=gbr:pin=bt709:tin=bt709:m=gbr:r=full:p=" + primaries;
        String coded = hdr()
                ? light + ":t=linear:npl=203,format=gbrpf32le,zscale=min=gbr:pin=" + primaries + ":tin=linear:p="
                        + primaries + ":t=" + transfer + ":npl=203"
                : light + ":t=bt709,format=gbrpf32le,zscale=min=gbr:pin=" + primaries + ":tin=bt709:p=" + primaries
                        + ":t=bt709";
        String said = "setparams=color_trc=" + tags[0] + ":color_primaries=" + tags[1] + ":colorspace=" + tags[2]
                + ":range=" + tags[3];
        return picture + "," + coded + ":m=" + matrix + ":r=" + (range.equals("pc") ? "full" : "limited") + ",format="
                + pixels + "," + said;
    }
}
