package dev.claquete.studio.file;

import dev.claquete.render.ffmpeg.VideoContainer;
import dev.claquete.render.image.PictureContainer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Determines a file's type by its first bytes. It knows only formats that the renderer can use. All others are unknown,
 * such as SVG, HTML and playlists, which could make a decoder download more files.
 */
public final class FileSignature {

    /** How many bytes {@link #of} needs. */
    public static final int LENGTH = VideoContainer.START;

    /** {@code 00:00:01,000 -->}, after a number. */
    private static final Pattern FIRST_CUE =
            Pattern.compile("\\s*\\d{1,6}\\s*\\r?\\n\\s*\\d{1,2}:\\d{2}:\\d{2}[,.]\\d{1,3}\\s*-->");

    private FileSignature() {}

    /**
     * @param contentType its media type
     * @param extension for its object key
     */
    public record Format(String contentType, String extension) {}

    /** @param kind decides for containers that may hold sound or pictures */
    public static Optional<Format> of(byte[] start, MediaKind kind) {
        return switch (kind) {
            case IMAGE, MOVING_IMAGE -> image(start);
            case AUDIO -> audio(start);
            case VIDEO -> video(start);
            case MEDIA -> image(start).or(() -> video(start)).or(() -> audio(start));
            case TEXT -> text(start);
        };
    }

    private static Optional<Format> image(byte[] b) {
        return PictureContainer.of(b).map(it -> new Format(it.contentType(), it.extension()));
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
        return adts ? format("audio/aac", "aac") : video(b);
    }

    /** The containers that FFmpeg may read; some get a more specific type. */
    private static Optional<Format> video(byte[] b) {
        return VideoContainer.of(b).map(container -> switch (container) {
            case MOV -> has(b, 4, "ftyp") && !has(b, 8, "qt  ")
                    ? new Format("video/mp4", "mp4")
                    : new Format("video/quicktime", "mov");
            case MATROSKA -> isWebm(b) ? new Format("video/webm", "webm") : named(container);
            default -> named(container);
        });
    }

    private static Format named(VideoContainer container) {
        return new Format(container.contentType(), container.extension());
    }

    /** By the document type of its header (RFC 8794, 11.2.7); WebM if it does not say. */
    private static boolean isWebm(byte[] b) {
        return !new String(b, 0, Math.min(b.length, 64), StandardCharsets.ISO_8859_1).contains("matroska");
    }

    /** Reading the file shows whether it really is text; a file that begins like another format is not. */
    private static Optional<Format> text(byte[] b) {
        boolean other = Stream.of("RIFF", "%PDF-", "PK\u0003\u0004", "ID3", "OggS", "fLaC")
                .anyMatch(start -> has(b, 0, start));
        return other
                        || VideoContainer.of(b).isPresent()
                        || PictureContainer.of(b).isPresent()
                ? Optional.empty()
                : subtitles(b).or(() -> format("text/plain", "txt"));
    }

    /** SubRip or WebVTT, in UTF-16 or an encoding that keeps ASCII: the only texts accepted without being requested. */
    public static Optional<Format> subtitles(byte[] start) {
        boolean wide = has(start, 0, "\u00fe\u00ff") || has(start, 0, "\u00ff\u00fe");
        String text = wide
                ? new String(start, StandardCharsets.UTF_16)
                : new String(start, StandardCharsets.ISO_8859_1).replaceFirst("^\u00ef\u00bb\u00bf", "");
        if (text.startsWith("WEBVTT")) {
            return format("text/vtt", "vtt");
        }
        return FIRST_CUE.matcher(text).lookingAt() ? format("application/x-subrip", "srt") : Optional.empty();
    }

    /** An MPEG audio frame header of layer II or III without reserved values (ISO 11172-3, 2.4.1.3). */
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
