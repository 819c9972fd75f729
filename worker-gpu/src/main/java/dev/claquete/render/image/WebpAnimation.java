package dev.claquete.render.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the frames of an animated WebP (RFC 9649, 2.7), which FFmpeg cannot decode: each frame becomes a file of a
 * single picture. The constructor throws {@link IndexOutOfBoundsException} if the file is broken.
 */
final class WebpAnimation {

    private static final int ANIMATED = 2;
    private static final int HAS_ALPHA = 0x10;
    private static final int HEADER = 8;

    private final ByteBuffer file;
    private final int widthPx;
    private final int heightPx;
    private final List<Frame> frames = new ArrayList<>();
    private int plays;

    /**
     * A frame's place on the canvas and its duration.
     *
     * @param over whether what lies below shows through it, where it is transparent
     * @param cleared whether its rectangle is transparent afterwards
     * @param start of its chunks in the file
     */
    record Frame(
            int x, int y, int widthPx, int heightPx, int millis, boolean over, boolean cleared, int start, int end) {}

    /** @param most frames; the rest is not read */
    WebpAnimation(ByteBuffer file, int most) {
        this.file = file.order(ByteOrder.LITTLE_ENDIAN);
        widthPx = 1 + PictureHeader.threeBytes(file, 24);
        heightPx = 1 + PictureHeader.threeBytes(file, 27);
        int at = 12;
        while (at + HEADER <= file.limit() && frames.size() < most) {
            int content = at + HEADER;
            int length = length(at);
            switch (type(file, at)) {
                case "ANIM" -> plays = file.getShort(content + 4) & 0xFFFF;
                case "ANMF" -> frames.add(frame(content, content + length));
                default -> {} // metadata
            }
            at = content + length + (length & 1);
        }
        if (frames.isEmpty()) {
            throw new IndexOutOfBoundsException("no frames");
        }
    }

    static boolean isIn(ByteBuffer file) {
        return file.limit() > 30 && type(file, 12).equals("VP8X") && (file.get(20) & ANIMATED) != 0;
    }

    int widthPx() {
        return widthPx;
    }

    int heightPx() {
        return heightPx;
    }

    List<Frame> frames() {
        return frames;
    }

    /** The number of repetitions, 0 for endlessly. */
    int plays() {
        return plays;
    }

    private static String type(ByteBuffer file, int at) {
        byte[] word = new byte[4];
        file.duplicate().position(at).get(word);
        return new String(word, StandardCharsets.ISO_8859_1);
    }

    private int length(int at) {
        int length = file.getInt(at + 4);
        if (length < 0 || length > file.limit() - at - HEADER) {
            throw new IndexOutOfBoundsException("a chunk of " + Integer.toUnsignedLong(length) + " bytes");
        }
        return length;
    }

    private Frame frame(int at, int end) {
        int flags = file.get(at + 15);
        Frame frame = new Frame(
                2 * PictureHeader.threeBytes(file, at),
                2 * PictureHeader.threeBytes(file, at + 3),
                1 + PictureHeader.threeBytes(file, at + 6),
                1 + PictureHeader.threeBytes(file, at + 9),
                PictureHeader.threeBytes(file, at + 12),
                (flags & 2) == 0,
                (flags & 1) != 0,
                at + 16,
                end);
        if (frame.x + frame.widthPx > widthPx || frame.y + frame.heightPx > heightPx) {
            throw new IndexOutOfBoundsException("a frame beside the canvas");
        }
        return frame;
    }

    /** A file that contains only this frame's picture. */
    byte[] still(Frame frame) {
        List<byte[]> chunks = new ArrayList<>();
        boolean opacityApart = false;
        int at = frame.start;
        while (at + HEADER <= frame.end) {
            int length = length(at);
            if (List.of("ALPH", "VP8 ", "VP8L").contains(type(file, at))) {
                opacityApart |= type(file, at).equals("ALPH");
                byte[] chunk = new byte[HEADER + length + (length & 1)];
                file.duplicate().position(at).get(chunk, 0, Math.min(chunk.length, file.limit() - at));
                chunks.add(chunk);
            }
            at += HEADER + length + (length & 1);
        }
        if (opacityApart) {
            chunks.add(0, extended(frame));
        }
        int size = 4 + chunks.stream().mapToInt(chunk -> chunk.length).sum();
        ByteBuffer still = ByteBuffer.allocate(HEADER + size).order(ByteOrder.LITTLE_ENDIAN);
        still.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(size);
        still.put("WEBP".getBytes(StandardCharsets.US_ASCII));
        chunks.forEach(still::put);
        return still.array();
    }

    private static byte[] extended(Frame frame) {
        ByteBuffer chunk = ByteBuffer.allocate(HEADER + 10).order(ByteOrder.LITTLE_ENDIAN);
        chunk.put("VP8X".getBytes(StandardCharsets.US_ASCII)).putInt(10).putInt(HAS_ALPHA);
        three(chunk, frame.widthPx - 1);
        three(chunk, frame.heightPx - 1);
        return chunk.array();
    }

    private static void three(ByteBuffer chunk, int number) {
        chunk.putShort((short) number).put((byte) (number >> 16));
    }
}
