package dev.claquete.render.ffmpeg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Walks over the top-level boxes of an MP4 or QuickTime file (ISO 14496-12, 4.2) without reading their contents. */
final class MovBoxes {

    private static final int HEADER = 8;
    private static final int MOST = 100_000;

    private MovBoxes() {}

    /** Whether the file ends before its last box does, as after an interrupted upload or download. */
    static boolean cutOff(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long length = channel.size();
            long at = 0;
            boolean index = false;
            for (int boxes = 0; at + HEADER <= length && boxes < MOST; boxes++) {
                ByteBuffer header = read(channel, at, 2 * HEADER);
                long size = Integer.toUnsignedLong(header.getInt(0));
                index |= new String(header.array(), 4, 4, StandardCharsets.ISO_8859_1).equals("moov");
                if (size == 1) {
                    size = header.getLong(HEADER);
                } else if (size == 0) {
                    size = length - at; // to the end of the file
                }
                if (size < HEADER) {
                    return false; // not a box: FFmpeg judges what follows
                }
                if (size > length - at) {
                    return true;
                }
                at += size;
            }
            return !index;
        }
    }

    /** Bytes beyond the file's end read as zeros. */
    private static ByteBuffer read(FileChannel channel, long at, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        long position = at;
        while (buffer.hasRemaining()) {
            int count = channel.read(buffer, position);
            if (count < 0) {
                break;
            }
            position += count;
        }
        return buffer;
    }
}
