package dev.claquete.render;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Puts another box in the place of one deep inside an MP4, so that all others around it stay whole. */
final class MovPatch {

    private static final int HEADER = 8;

    private MovPatch() {}

    static byte[] box(String type, byte[] content) {
        return ByteBuffer.allocate(HEADER + content.length)
                .putInt(HEADER + content.length)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .put(content)
                .array();
    }

    /** @param path the boxes' types, from the outermost to the one to replace: {@code moov/trak/mdia} */
    static byte[] replace(byte[] boxes, String path, byte[] by) {
        String wanted = path.split("/")[0];
        String inner = path.substring(Math.min(path.length(), wanted.length() + 1));
        ByteArrayOutputStream patched = new ByteArrayOutputStream();
        ByteBuffer in = ByteBuffer.wrap(boxes);
        while (in.remaining() >= HEADER) {
            int at = in.position();
            int size = in.getInt(at);
            byte[] whole = new byte[size];
            in.get(whole);
            String type = new String(whole, 4, 4, StandardCharsets.ISO_8859_1);
            if (!type.equals(wanted)) {
                patched.writeBytes(whole);
            } else if (inner.isEmpty()) {
                patched.writeBytes(by);
            } else {
                byte[] content = new byte[size - HEADER];
                System.arraycopy(whole, HEADER, content, 0, content.length);
                patched.writeBytes(box(type, replace(content, inner, by)));
            }
        }
        return patched.toByteArray();
    }
}
