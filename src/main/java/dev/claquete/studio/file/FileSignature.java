package dev.claquete.studio.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a file is by its first bytes. Only what the renderer can use is known here; all else, such as SVG, HTML and playlists,
 * which could make a decoder fetch more files, is nothing.
 */
public final class FileSignature {

    /** How many bytes {@link #of} needs to see. */
    public static final int LENGTH = 64;

    private FileSignature() {}

    /**
     * @param contentType its media type
     * @param extension for its object key
     */
    public record Format(String contentType, String extension) {}

    /** @param kind decides for containers that may hold sound or pictures */
    public static Optional<Format> of(byte[] start, MediaKind kind) {
        return switch (kind) {
            case IMAGE -> image(start);
            case AUDIO -> audio(start);
            case VIDEO -> video(start);
            case MEDIA -> image(start).or(() -> video(start)).or(() -> audio(start));
            case TEXT -> text(start);
        };
    }

    private static Optional<Format> image(byte[] b) {
        if (has(b, 0, "\u0089PNG\r\n\u001a\n")) {
            return format("image/png", "png");
        }
        return has(b, 0, "\u00ff\u00d8\u00ff") ? format("image/jpeg", "jpg") : Optional.empty();
    }

    private static Optional<Format> audio(byte[] b) {
        if (has(b, 0, "ID3") || isMp3Frame(b)) {
            return format("audio/mpeg", "mp3");
        }
        if (has(b, 0, "RIFF") && has(b, 8, "WAVE")) {
            return format("audio/wav", "wav");
        }
        if (has(b, 0, "fLaC")) {
            return format("audio/flac", "flac");
        }
        if (has(b, 0, "OggS")) {
            return format("audio/ogg", "ogg");
        }
        if (has(b, 4, "ftyp") && !has(b, 8, "qt  ")) {
            return format("audio/mp4", "m4a");
        }
        if (has(b, 0, "\u001aE\u00df\u00a3")) {
            return format("audio/webm", "webm");
        }
        boolean adts = b.length > 1 && (b[0] & 0xff) == 0xff && (b[1] & 0xf6) == 0xf0;
        return adts ? format("audio/aac", "aac") : Optional.empty();
    }

    private static Optional<Format> video(byte[] b) {
        if (has(b, 4, "ftypqt  ") || has(b, 4, "moov") || has(b, 4, "wide") || has(b, 4, "mdat")) {
            return format("video/quicktime", "mov");
        }
        if (has(b, 4, "ftyp") && !has(b, 8, "M4A ") && !has(b, 8, "M4B ") && !isStill(b)) {
            return format("video/mp4", "mp4");
        }
        return has(b, 0, "\u001aE\u00df\u00a3") ? format("video/webm", "webm") : Optional.empty();
    }

    /** Whether it is text at all shows when it is read. */
    private static Optional<Format> text(byte[] b) {
        for (byte one : b) {
            if (one == 0) {
                return Optional.empty();
            }
        }
        return format("text/plain", "txt");
    }

    /** HEIC and AVIF stills share the container of MP4. */
    private static boolean isStill(byte[] b) {
        return has(b, 8, "heic") || has(b, 8, "heix") || has(b, 8, "mif1") || has(b, 8, "avif");
    }

    /** MPEG audio frame header of layer II or III with no reserved value (ISO 11172-3, 2.4.1.3). */
    private static boolean isMp3Frame(byte[] b) {
        if (b.length < 4 || (b[0] & 0xff) != 0xff || (b[1] & 0xe0) != 0xe0) {
            return false;
        }
        int version = b[1] >> 3 & 3;
        int layer = b[1] >> 1 & 3;
        int bitrate = b[2] >> 4 & 15;
        int sampleRate = b[2] >> 2 & 3;
        return version != 1 && (layer == 1 || layer == 2) && bitrate != 0 && bitrate != 15 && sampleRate != 3;
    }

    private static boolean has(byte[] bytes, int at, String latin1) {
        byte[] expected = latin1.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length >= at + expected.length
                && Arrays.equals(bytes, at, at + expected.length, expected, 0, expected.length);
    }

    private static Optional<Format> format(String contentType, String extension) {
        return Optional.of(new Format(contentType, extension));
    }
}
