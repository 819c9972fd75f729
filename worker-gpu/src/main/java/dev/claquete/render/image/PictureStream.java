package dev.claquete.render.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * Writes translucent pictures with exact times to FFmpeg's stdin, as the smallest sufficient Matroska file (RFC 9559);
 * raw video cannot carry times. One track of uncompressed {@code yuva420p}, limited range BT.709, or of {@code bgra}; a
 * cluster for each picture.
 */
public final class PictureStream {

    /** The options before the filter that reads it. */
    public static final List<String> INPUT =
            List.of("-protocol_whitelist", "pipe", "-thread_queue_size", "4", "-f", "matroska", "-i", "pipe:0");

    private static final String EBML = "1A45DFA3";
    private static final String SEGMENT = "18538067";
    private static final String INFO = "1549A966";
    private static final String TRACKS = "1654AE6B";
    private static final String CLUSTER = "1F43B675";
    private static final byte[] OF_UNKNOWN_SIZE = {1, -1, -1, -1, -1, -1, -1, -1};

    /** FFmpeg's FourCC for {@code yuva420p}: "Y4", 11 bits a pixel's worth of planes, 8 bits deep. */
    private static final byte[] YUVA420P = {'Y', '4', 11, 8};

    /** Nanoseconds a tick: times are in microseconds. */
    private static final long TICK = 1000;

    private static final byte[] BGRA = {'B', 'G', 'R', 'A'};

    private final OutputStream out;
    private final byte[] fourCc;

    public PictureStream(OutputStream out) {
        this(out, YUVA420P);
    }

    private PictureStream(OutputStream out, byte[] fourCc) {
        this.out = out;
        this.fourCc = fourCc;
    }

    static PictureStream ofBgra(OutputStream out) {
        return new PictureStream(out, BGRA);
    }

    public void begin(int widthPx, int heightPx) throws IOException {
        out.write(element(EBML, element("4282", "matroska"), element("4287", 4), element("4285", 2)));
        out.write(HexFormat.of().parseHex(SEGMENT));
        out.write(OF_UNKNOWN_SIZE);
        out.write(element(INFO, element("2AD7B1", TICK), element("4D80", "claquete"), element("5741", "claquete")));
        byte[] bt709 = element("55B0", element("55B1", 1), element("55B9", 1), element("55BA", 1), element("55BB", 1));
        byte[] video = element(
                "E0",
                element("B0", widthPx),
                element("BA", heightPx),
                element("2EB524", fourCc),
                fourCc == YUVA420P ? bt709 : new byte[0]);
        byte[] track = element(
                "AE", element("D7", 1), element("73C5", 1), element("83", 1), element("86", "V_UNCOMPRESSED"), video);
        out.write(element(TRACKS, track));
    }

    /** @param planes Y, U, V and opacity */
    public void write(long micros, byte[] planes) throws IOException {
        byte[] time = element("E7", micros);
        byte[] block = {(byte) 0x81, 0, 0, (byte) 0x80}; // track 1, the cluster's own time, a key frame
        out.write(HexFormat.of().parseHex(CLUSTER));
        out.write(size(time.length + 1 + Long.BYTES + block.length + planes.length));
        out.write(time);
        out.write(0xA3);
        out.write(size(block.length + planes.length));
        out.write(block);
        out.write(planes);
        out.flush();
    }

    /** Like {@link #write(long, byte[])}, with a duration, which the last picture of a stream needs. */
    void write(long micros, long durationMicros, byte[] planes) throws IOException {
        byte[] time = element("E7", micros);
        byte[] duration = element("9B", durationMicros);
        byte[] block = {(byte) 0x81, 0, 0, 0}; // track 1, the cluster's own time
        int group = duration.length + 1 + Long.BYTES + block.length + planes.length;
        out.write(HexFormat.of().parseHex(CLUSTER));
        out.write(size(time.length + 1 + Long.BYTES + group));
        out.write(time);
        out.write(0xA0);
        out.write(size(group));
        out.write(duration);
        out.write(0xA1);
        out.write(size(block.length + planes.length));
        out.write(block);
        out.write(planes);
        out.flush();
    }

    private static byte[] element(String id, long value) {
        return element(id, ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    private static byte[] element(String id, String value) {
        return element(id, value.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] element(String id, byte[]... contents) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : contents) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.writeBytes(HexFormat.of().parseHex(id));
        element.writeBytes(size(content.size()));
        element.writeBytes(content.toByteArray());
        return element.toByteArray();
    }

    /** Always in eight bytes. */
    private static byte[] size(int bytes) {
        return ByteBuffer.allocate(Long.BYTES).putLong(1L << 56 | bytes).array();
    }
}
