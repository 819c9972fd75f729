package dev.claquete.render.ffmpeg;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The containers of videos from outside, recognised by the first bytes of the file, never by what its sender claims.
 * FFmpeg must then read the file as exactly that: playlists, scripts and still pictures are not videos.
 */
public enum VideoContainer {
    MOV("mov", "mp4", "video/mp4"),
    MATROSKA("matroska", "mkv", "video/x-matroska"),
    AVI("avi", "avi", "video/x-msvideo"),
    MPEG_TS("mpegts", "ts", "video/mp2t"),
    MPEG_PS("mpeg", "mpg", "video/mpeg"),
    FLV("flv", "flv", "video/x-flv");

    /** How many bytes {@link #of} needs. */
    public static final int START = 512;

    /** The names for people. */
    public static final String NAMES = "MP4, QuickTime, WebM, Matroska, AVI, MPEG-TS, MPEG-PS or FLV";

    private static final List<String> STILLS_AND_SOUND =
            List.of("heic", "heix", "heim", "heis", "mif1", "msf1", "avif", "M4A ", "M4B ", "crx ");
    private static final List<String> MOV_BOXES =
            List.of("ftyp", "moov", "wide", "mdat", "free", "skip", "pnot", "styp");
    private static final int TS_PACKET = 188;
    private static final int TS_PACKET_WITH_TIME = 192;

    private final String demuxer;
    private final String extension;
    private final String contentType;

    VideoContainer(String demuxer, String extension, String contentType) {
        this.demuxer = demuxer;
        this.extension = extension;
        this.contentType = contentType;
    }

    /** FFmpeg's name for its demuxer. */
    public String demuxer() {
        return demuxer;
    }

    /** For a file or key, without the dot. */
    public String extension() {
        return extension;
    }

    public String contentType() {
        return contentType;
    }

    /** All formats that FFmpeg may read, as its whitelist. */
    public static String demuxers() {
        return Arrays.stream(values()).map(VideoContainer::demuxer).collect(Collectors.joining(","));
    }

    /** @param start the file's first {@link #START} bytes, or all of a shorter file */
    public static Optional<VideoContainer> of(byte[] start) {
        if (MOV_BOXES.contains(text(start, 4, 4))) {
            boolean brand = text(start, 4, 4).equals("ftyp");
            return brand && STILLS_AND_SOUND.contains(text(start, 8, 4)) ? Optional.empty() : Optional.of(MOV);
        }
        if (text(start, 0, 4).equals("\u001aE\u00df\u00a3")) {
            return Optional.of(MATROSKA);
        }
        if (text(start, 0, 4).equals("RIFF") && text(start, 8, 4).equals("AVI ")) {
            return Optional.of(AVI);
        }
        if (text(start, 0, 4).equals("FLV\u0001")) {
            return Optional.of(FLV);
        }
        if (text(start, 0, 4).equals("\u0000\u0000\u0001\u00ba")) {
            return Optional.of(MPEG_PS);
        }
        return inStep(start, 0, TS_PACKET) || inStep(start, 4, TS_PACKET_WITH_TIME)
                ? Optional.of(MPEG_TS)
                : Optional.empty();
    }

    /** Whether packets of this length begin here, each with its sync byte (ISO 13818-1, 2.4.3.3). */
    private static boolean inStep(byte[] start, int from, int length) {
        return start.length > from + 2 * length
                && start[from] == 'G'
                && start[from + length] == 'G'
                && start[from + 2 * length] == 'G';
    }

    /** As Latin-1; shorter where the file ends. */
    private static String text(byte[] bytes, int at, int length) {
        int from = Math.min(at, bytes.length);
        return new String(bytes, from, Math.min(length, bytes.length - from), StandardCharsets.ISO_8859_1);
    }
}
