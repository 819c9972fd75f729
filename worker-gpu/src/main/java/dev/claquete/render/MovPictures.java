package dev.claquete.render;

import dev.claquete.render.ffmpeg.MediaProbe;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts the pictures of an MP4 file that FFmpeg made for us, by the sample tables of its video tracks (ISO 14496-12,
 * 8.7.3), without starting a process. {@link MediaProbe} inspects files from outside.
 */
final class MovPictures {

    private static final int HEADER = 8;

    /** The largest index; that of ten minutes takes less than a megabyte. */
    private static final int MOST_BYTES = 64 << 20;

    private MovPictures() {}

    /** The count of the first video track; 0 if the file is not MP4 or has no index. */
    static int count(Path file) throws IOException {
        return ofTracks(file).stream().findFirst().orElse(0);
    }

    /** The count of each video track; none if the file is not MP4 or has no index. */
    static List<Integer> ofTracks(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer header = ByteBuffer.allocate(2 * HEADER);
            for (long at = 0; at + HEADER <= channel.size(); ) {
                channel.read(header.clear(), at);
                long size = Integer.toUnsignedLong(header.getInt(0));
                size = size == 1 ? header.getLong(HEADER) : size;
                if (type(header, 4).equals("moov") && size <= MOST_BYTES) {
                    ByteBuffer index = ByteBuffer.allocate((int) size - HEADER);
                    channel.read(index, at + HEADER);
                    return pictures(index.flip());
                }
                if (size < HEADER) {
                    return List.of();
                }
                at += size;
            }
            return List.of();
        }
    }

    private static List<Integer> pictures(ByteBuffer index) {
        return children(index, "trak").stream()
                .flatMap(track -> children(track, "mdia").stream())
                .filter(MovPictures::isVideo)
                .map(MovPictures::samples)
                .toList();
    }

    private static boolean isVideo(ByteBuffer media) {
        return children(media, "hdlr").stream().anyMatch(it -> type(it, 8).equals("vide"));
    }

    private static int samples(ByteBuffer media) {
        return children(media, "minf").stream()
                .flatMap(it -> children(it, "stbl").stream())
                .flatMap(it -> children(it, "stsz").stream())
                .mapToInt(sizes -> sizes.getInt(8))
                .findFirst()
                .orElse(0);
    }

    private static List<ByteBuffer> children(ByteBuffer box, String type) {
        List<ByteBuffer> found = new ArrayList<>();
        for (int at = 0; at + HEADER <= box.limit(); ) {
            int size = box.getInt(at);
            if (size < HEADER || size > box.limit() - at) {
                return found;
            }
            if (type(box, at + 4).equals(type)) {
                found.add(box.slice(at + HEADER, size - HEADER));
            }
            at += size;
        }
        return found;
    }

    private static String type(ByteBuffer box, int at) {
        byte[] letters = new byte[4];
        box.get(at, letters);
        return new String(letters, StandardCharsets.ISO_8859_1);
    }
}
