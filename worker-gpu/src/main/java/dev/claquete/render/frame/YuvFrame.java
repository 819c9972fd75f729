package dev.claquete.render.frame;

import dev.claquete.render.ffmpeg.Resolution;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * One picture in planar 4:2:0, limited range BT.709 (luma 16 to 235, chroma 16 to 240 around 128), the layout of
 * FFmpeg's {@code yuv420p}: rows without padding, chroma planes of half the width and half the height. Chroma is sited
 * as H.264 assumes by default (MPEG-2, "left"): sample (i, j) lies at luma column 2i, between luma rows 2j and 2j+1.
 *
 * <p>The planes are reused from frame to frame: callers may overwrite all of it, and must not keep it.
 */
public final class YuvFrame {

    /**
     * The capacity of a pipe. Java copies what it reads and writes to memory of the call's size, allocated and freed
     * each time.
     */
    private static final int AT_ONCE = 64 << 10;

    public final int widthPx;
    public final int heightPx;
    public final byte[] y;
    public final byte[] u;
    public final byte[] v;

    public YuvFrame(Resolution size) {
        this.widthPx = size.widthPx();
        this.heightPx = size.heightPx();
        this.y = new byte[widthPx * heightPx];
        this.u = new byte[y.length / 4];
        this.v = new byte[y.length / 4];
    }

    public Resolution size() {
        return new Resolution(widthPx, heightPx);
    }

    public int chromaWidthPx() {
        return widthPx / 2;
    }

    public int chromaHeightPx() {
        return heightPx / 2;
    }

    /**
     * Reads the next frame of a stream of raw {@code yuv420p}.
     *
     * @return false if the stream ends before the frame does
     */
    public boolean readFrom(InputStream in) throws IOException {
        return read(in, y) && read(in, u) && read(in, v);
    }

    /** Writes the frame as raw {@code yuv420p}. */
    public void writeTo(OutputStream out) throws IOException {
        write(y, out);
        write(u, out);
        write(v, out);
    }

    private static boolean read(InputStream in, byte[] plane) throws IOException {
        int at = 0;
        for (int count = 0; at < plane.length && count >= 0; at += Math.max(0, count)) {
            count = in.read(plane, at, Math.min(AT_ONCE, plane.length - at));
        }
        return at == plane.length;
    }

    private static void write(byte[] plane, OutputStream out) throws IOException {
        for (int at = 0; at < plane.length; at += AT_ONCE) {
            out.write(plane, at, Math.min(AT_ONCE, plane.length - at));
        }
    }

    public void copyFrom(YuvFrame other) {
        System.arraycopy(other.y, 0, y, 0, y.length);
        System.arraycopy(other.u, 0, u, 0, u.length);
        System.arraycopy(other.v, 0, v, 0, v.length);
    }
}
