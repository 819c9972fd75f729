package dev.claquete.render;

import dev.claquete.render.ffmpeg.Ffmpeg;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/** Pictures in the formats that Java cannot write, and others that only an attacker writes. */
public final class SampleFormats {

    private SampleFormats() {}

    public static Ffmpeg ffmpeg() {
        return new Ffmpeg(Programs.FFMPEG, Duration.ofMinutes(2));
    }

    /** One of those in the test resources' folder {@code pictures}. */
    public static byte[] bytes(String name) {
        try (InputStream in = SampleFormats.class.getResourceAsStream("/pictures/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path file(String name, Path folder) throws IOException {
        return Files.write(folder.resolve(name), bytes(name));
    }

    /** A GIF of two bytes a frame's picture. */
    public static byte[] gif(int width, int height, int frames) {
        byte[] frame = {
            0x21,
            (byte) 0xF9,
            4,
            0,
            2,
            0,
            0,
            0, // 20 ms
            0x2C,
            0,
            0,
            0,
            0,
            1,
            0,
            1,
            0,
            0,
            2,
            2,
            0x44,
            1,
            0
        };
        ByteBuffer gif = ByteBuffer.allocate(13 + 6 + frames * frame.length + 1).order(ByteOrder.LITTLE_ENDIAN);
        gif.put("GIF89a".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) width)
                .putShort((short) height);
        gif.put(new byte[] {(byte) 0x80, 0, 0, 0, 0, 0, -1, -1, -1});
        for (int i = 0; i < frames; i++) {
            gif.put(frame);
        }
        gif.put((byte) 0x3B);
        return gif.array();
    }

    /** A BMP's headers. */
    public static byte[] bmp(int width, int height) {
        ByteBuffer bmp = ByteBuffer.allocate(54).order(ByteOrder.LITTLE_ENDIAN);
        bmp.put((byte) 'B').put((byte) 'M').putInt(54).putInt(0).putInt(54);
        bmp.putInt(40).putInt(width).putInt(height).putShort((short) 1).putShort((short) 24);
        return bmp.array();
    }

    /** A TIFF's directory, with strips where there are none. */
    public static byte[] tiff(int width, int height, int stripsAt) {
        int[][] entries = {
            {256, 4, 1, width},
            {257, 4, 1, height},
            {258, 3, 1, 8},
            {259, 3, 1, 1},
            {262, 3, 1, 1},
            {273, 4, 1, stripsAt},
            {277, 3, 1, 1},
            {278, 4, 1, height},
            {279, 4, 1, 100},
        };
        ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 12 * entries.length + 4).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put("II*\0".getBytes(StandardCharsets.US_ASCII)).putInt(8).putShort((short) entries.length);
        for (int[] entry : entries) {
            tiff.putShort((short) entry[0])
                    .putShort((short) entry[1])
                    .putInt(entry[2])
                    .putInt(entry[3]);
        }
        return tiff.array();
    }

    /** An extended WebP of this canvas and nothing on it. */
    public static byte[] webp(int width, int height) {
        ByteBuffer webp = ByteBuffer.allocate(30).order(ByteOrder.LITTLE_ENDIAN);
        webp.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(22);
        webp.put("WEBPVP8X".getBytes(StandardCharsets.US_ASCII)).putInt(10).putInt(0);
        webp.putShort((short) (width - 1)).put((byte) (width - 1 >> 16));
        webp.putShort((short) (height - 1)).put((byte) (height - 1 >> 16));
        return webp.array();
    }

    /** The same file, where a big-endian number stands instead of every occurrence of another. */
    public static byte[] replaced(byte[] file, int number, int by) {
        ByteBuffer changed = ByteBuffer.wrap(file.clone());
        for (int at = 0; at + 4 <= file.length; at++) {
            if (changed.getInt(at) == number) {
                changed.putInt(at, by);
            }
        }
        return changed.array();
    }
}
