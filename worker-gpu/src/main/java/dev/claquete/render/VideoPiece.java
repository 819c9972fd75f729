package dev.claquete.render;

import dev.claquete.render.ffmpeg.FrameRate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A part of the finished picture track: a video file of known length that begins with an IDR frame and can be decoded
 * alone.
 */
public record VideoPiece(Path file, int frameCount) {

    /**
     * Writes the list that FFmpeg's concat demuxer reads. It names the lengths, because a file's own is rounded. They
     * are differences of rounded times, not rounded differences, so that rounding errors do not add up.
     */
    static Path list(List<VideoPiece> pieces, int fps, Path list) throws IOException {
        return list(pieces, FrameRate.of(fps), list);
    }

    /** Like {@link #list(List, int, Path)}; the list lies in the folder of all its pieces. */
    public static Path list(List<VideoPiece> pieces, FrameRate rate, Path list) throws IOException {
        StringBuilder text = new StringBuilder("ffconcat version 1.0\n");
        int frame = 0;
        for (VideoPiece piece : pieces) {
            long micros = micros(frame + piece.frameCount, rate) - micros(frame, rate);
            text.append("file ").append(piece.file.getFileName()).append('\n');
            text.append(String.format(Locale.ROOT, "duration %d.%06d%n", micros / 1_000_000, micros % 1_000_000));
            frame += piece.frameCount;
        }
        return Files.writeString(list, text);
    }

    private static long micros(int frame, FrameRate rate) {
        return Math.round(rate.seconds(frame) * 1_000_000);
    }
}
