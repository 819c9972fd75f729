package dev.claquete.render.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The formats of pictures from outside, recognised by the first bytes of the file, never by what its sender claims. PNG
 * and JPEG are read as they are; all others are converted to PNG first, see {@link PictureConversion}.
 */
public enum PictureContainer {
    PNG("png", "image/png", "png_pipe", "png"),
    JPEG("jpg", "image/jpeg", "jpeg_pipe", "mjpeg"),
    WEBP("webp", "image/webp", "webp_pipe", "webp,vp8"),
    GIF("gif", "image/gif", "gif", "gif"),
    BMP("bmp", "image/bmp", "bmp_pipe", "bmp"),
    TIFF("tif", "image/tiff", "tiff_pipe", "tiff"),
    HEIF("heic", "image/heic", "mov", "hevc"),
    AVIF("avif", "image/avif", "mov", "av1,libdav1d,libaom-av1");

    /** How many bytes {@link #of} needs. */
    public static final int START = 512;

    /** The names for people. */
    public static final String NAMES = "PNG, JPEG, WebP, AVIF, HEIC, GIF, BMP or TIFF";

    private static final List<String> HEIF_BRANDS =
            List.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "mif2");
    private static final List<String> AVIF_BRANDS = List.of("avif", "avis");
    private static final List<Integer> BMP_HEADERS = List.of(12, 16, 40, 52, 56, 64, 108, 124);

    private final String extension;
    private final String contentType;
    private final String demuxer;
    private final String decoders;

    PictureContainer(String extension, String contentType, String demuxer, String decoders) {
        this.extension = extension;
        this.contentType = contentType;
        this.demuxer = demuxer;
        this.decoders = decoders;
    }

    /** For a file or key, without the dot. */
    public String extension() {
        return extension;
    }

    public String contentType() {
        return contentType;
    }

    /** FFmpeg's name for its demuxer. */
    String demuxer() {
        return demuxer;
    }

    /** FFmpeg's names for the whitelist. */
    String decoders() {
        return decoders;
    }

    /** Whether browsers, painters and vendors accept it as it is. */
    public boolean isPlain() {
        return this == PNG || this == JPEG;
    }

    /** @param start the file's first {@link #START} bytes, or all of a shorter file */
    public static Optional<PictureContainer> of(byte[] start) {
        if (has(start, 0, "\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        }
        if (has(start, 0, "\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        }
        if (has(start, 0, "GIF87a") || has(start, 0, "GIF89a")) {
            return Optional.of(GIF);
        }
        if (has(start, 0, "RIFF") && has(start, 8, "WEBP")) {
            return Optional.of(WEBP);
        }
        if (has(start, 0, "II*\0") || has(start, 0, "MM\0*") || has(start, 0, "II+\0") || has(start, 0, "MM\0+")) {
            return Optional.of(TIFF);
        }
        if (has(start, 0, "BM") && start.length >= 18 && BMP_HEADERS.contains(start[14] & 0xFF) && start[15] == 0) {
            return Optional.of(BMP);
        }
        return has(start, 4, "ftyp") ? ofBrands(start) : Optional.empty();
    }

    /**
     * The major brand decides if it names a codec; {@code mif1} leaves that to the compatible brands (ISO 23008-12,
     * 10.2).
     */
    private static Optional<PictureContainer> ofBrands(byte[] start) {
        String major = text(start, 8);
        if (AVIF_BRANDS.contains(major)) {
            return Optional.of(AVIF);
        }
        if (!HEIF_BRANDS.contains(major)) {
            return Optional.empty();
        }
        int size = (start[2] & 0xFF) << 8 | start[3] & 0xFF;
        boolean general = major.startsWith("mif") || major.startsWith("msf");
        for (int at = 16; general && at + 4 <= Math.min(size, start.length); at += 4) {
            if (AVIF_BRANDS.contains(text(start, at))) {
                return Optional.of(AVIF);
            }
        }
        return Optional.of(HEIF);
    }

    private static String text(byte[] bytes, int at) {
        return at + 4 > bytes.length ? "" : new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
    }

    private static boolean has(byte[] bytes, int at, String latin1) {
        byte[] expected = latin1.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length >= at + expected.length
                && Arrays.equals(bytes, at, at + expected.length, expected, 0, expected.length);
    }
}
