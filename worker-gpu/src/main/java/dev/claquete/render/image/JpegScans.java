package dev.claquete.render.image;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Counts the scans of a JPEG by its markers (ITU-T T.81, B.2). A picture in several scans, such as every progressive
 * one, is kept as coefficients until its last scan, two bytes for each sample, and each scan walks over all of them,
 * however few bytes it has.
 *
 * @param scans none if the file ends before its first one
 * @param samplesAPixel of all components together: 3, or 1.5 if colour has half the resolution on both axes
 * @param components 1 for grey, 3 for colours, 4 for inks; 0 if unknown
 * @param pixels of the frame; 0 if unknown
 */
record JpegScans(int scans, double samplesAPixel, int components, long pixels) {

    /** For files that are not JPEG. */
    static final JpegScans NONE = new JpegScans(1, 1, 0, 0);

    private static final int PREFIX = 0xFF;
    private static final int START_OF_IMAGE = 0xD8;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;
    private static final int FIRST_RESTART = 0xD0;
    private static final int LAST_RESTART = 0xD7;
    private static final int TEMPORARY = 0x01;
    private static final double MOST_SAMPLES_A_PIXEL = 4;

    /** Reads to the end of the picture, but at most this many scans. */
    static JpegScans count(InputStream file, int most) throws IOException {
        InputStream in = new BufferedInputStream(file, 1 << 16);
        int scans = 0;
        byte[] frame = new byte[0];
        try {
            for (int marker = next(in); marker != END_OF_IMAGE && scans < most; marker = next(in)) {
                if (standsAlone(marker)) {
                    continue;
                }
                byte[] segment = segment(in);
                if (isFrame(marker)) {
                    frame = segment;
                } else if (marker == START_OF_SCAN) {
                    scans++;
                }
            }
        } catch (EOFException e) {
            return of(scans, frame); // the decoder reports that it is broken
        }
        return of(scans, frame);
    }

    private static JpegScans of(int scans, byte[] frame) {
        if (frame.length < 6) {
            return new JpegScans(scans, MOST_SAMPLES_A_PIXEL, 0, 0);
        }
        long height = (frame[1] & 0xFF) << 8 | frame[2] & 0xFF;
        long width = (frame[3] & 0xFF) << 8 | frame[4] & 0xFF;
        return new JpegScans(scans, samplesAPixel(frame), frame[5] & 0xFF, width * height);
    }

    /** The next marker; skips the compressed data before it. */
    private static int next(InputStream in) throws IOException {
        while (true) {
            int code = byteOf(in);
            while (code != PREFIX) {
                code = byteOf(in);
            }
            while (code == PREFIX) {
                code = byteOf(in);
            }
            if (code != 0) {
                return code;
            }
        }
    }

    private static boolean standsAlone(int marker) {
        return marker == TEMPORARY || marker == START_OF_IMAGE || marker >= FIRST_RESTART && marker <= LAST_RESTART;
    }

    /** Whether this is one of C0 to CF, except for the tables and the extension that share these codes. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static byte[] segment(InputStream in) throws IOException {
        int length = byteOf(in) << 8 | byteOf(in);
        byte[] segment = in.readNBytes(Math.max(0, length - 2));
        if (segment.length < length - 2) {
            throw new EOFException();
        }
        return segment;
    }

    /** Reads a frame's header: precision, height, width, number of components, and three bytes for each of these. */
    private static double samplesAPixel(byte[] frame) {
        int components = frame.length < 6 ? 0 : frame[5] & 0xFF;
        if (components == 0 || frame.length < 6 + 3 * components) {
            return MOST_SAMPLES_A_PIXEL;
        }
        int across = 1;
        int down = 1;
        int blocks = 0;
        for (int i = 0; i < components; i++) {
            int sampling = frame[7 + 3 * i] & 0xFF;
            across = Math.max(across, sampling >> 4);
            down = Math.max(down, sampling & 15);
            blocks += (sampling >> 4) * (sampling & 15);
        }
        return (double) blocks / (across * down);
    }

    private static int byteOf(InputStream in) throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new EOFException();
        }
        return next;
    }
}
