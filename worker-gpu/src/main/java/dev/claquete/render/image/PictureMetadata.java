package dev.claquete.render.image;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a PNG or JPEG says about its pixels: the camera's orientation and the colours. Everything else, such as texts,
 * is skipped unread.
 *
 * @param adobeTransform of a JPEG with Adobe's marker (Technical Note 5116, 18): 0 for CMYK or RGB, 1 for YCbCr, 2 for
 *     YCCK
 * @param profile an ICC profile, as in the file; may be broken
 */
record PictureMetadata(ExifOrientation orientation, @Nullable Integer adobeTransform, byte @Nullable [] profile) {

    static final PictureMetadata NONE = new PictureMetadata(ExifOrientation.UPRIGHT, null, null);

    /** Skips profiles larger than any press uses. */
    private static final int MOST_BYTES = 4_000_000;

    private static final long PNG = 0x89504E470D0A1A0AL;
    private static final int APP1 = 0xFFE1;
    private static final int APP2 = 0xFFE2;
    private static final int APP14 = 0xFFEE;
    private static final int START_OF_SCAN = 0xFFDA;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ICC = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.US_ASCII);

    /** Returns what it can read; the picture's own reader reports a broken file. */
    static PictureMetadata of(InputStream file) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(file));
        Found found = new Found();
        try {
            int start = in.readUnsignedShort();
            if (start == 0xFFD8) {
                jpeg(in, found);
            } else if (start == PNG >>> 48
                    && in.readUnsignedShort() == (PNG >> 32 & 0xFFFF)
                    && in.readInt() == (int) PNG) {
                png(in, found);
            }
        } catch (EOFException e) {
            return found.metadata();
        }
        return found.metadata();
    }

    private static final class Found {
        private ExifOrientation orientation = ExifOrientation.UPRIGHT;
        private @Nullable Integer adobeTransform;
        private byte @Nullable [] profile;
        private final Map<Integer, byte[]> pieces = new TreeMap<>();

        private PictureMetadata metadata() {
            byte @Nullable [] whole = profile;
            if (whole == null && !pieces.isEmpty()) {
                ByteArrayOutputStream joined = new ByteArrayOutputStream();
                pieces.values().forEach(joined::writeBytes);
                whole = joined.toByteArray();
            }
            return new PictureMetadata(orientation, adobeTransform, whole);
        }
    }

    private static void jpeg(DataInputStream in, Found found) throws IOException {
        int marker = in.readUnsignedShort();
        while (marker > 0xFF00 && marker != START_OF_SCAN) {
            byte[] segment = in.readNBytes(Math.max(0, in.readUnsignedShort() - 2));
            if (marker == APP1 && begins(segment, EXIF)) {
                found.orientation =
                        ExifOrientation.ofTiff(ByteBuffer.wrap(segment, EXIF.length, segment.length - EXIF.length)
                                .slice());
            } else if (marker == APP2 && begins(segment, ICC) && segment.length > ICC.length + 2) {
                // in pieces that are numbered from 1 (ICC.1:2022, B.4)
                int number = segment[ICC.length] & 0xFF;
                found.pieces.put(number, Arrays.copyOfRange(segment, ICC.length + 2, segment.length));
            } else if (marker == APP14 && begins(segment, ADOBE) && segment.length >= 12) {
                found.adobeTransform = segment[11] & 0xFF;
            }
            marker = in.readUnsignedShort();
        }
    }

    private static void png(DataInputStream in, Found found) throws IOException {
        while (true) {
            long length = Integer.toUnsignedLong(in.readInt());
            String type = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
            boolean wanted = (type.equals("eXIf") || type.equals("iCCP")) && length <= MOST_BYTES;
            byte[] chunk = wanted ? in.readNBytes((int) length) : new byte[0];
            if (type.equals("eXIf")) {
                found.orientation = ExifOrientation.ofTiff(ByteBuffer.wrap(chunk));
            } else if (type.equals("iCCP")) {
                found.profile = inflated(chunk);
            }
            if (type.equals("IEND")) {
                return;
            }
            in.skipNBytes(length - chunk.length + 4); // and its checksum
        }
    }

    /** Reads a name, a zero, the method and the deflated profile. */
    private static byte @Nullable [] inflated(byte[] chunk) {
        int end = 0;
        while (end < chunk.length && chunk[end] != 0) {
            end++;
        }
        if (end + 2 > chunk.length) {
            return null;
        }
        try (InflaterInputStream in =
                new InflaterInputStream(new ByteArrayInputStream(chunk, end + 2, chunk.length - end - 2))) {
            byte[] profile = in.readNBytes(MOST_BYTES);
            return profile.length < MOST_BYTES ? profile : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static boolean begins(byte[] segment, byte[] word) {
        return segment.length >= word.length && Arrays.equals(segment, 0, word.length, word, 0, word.length);
    }
}
