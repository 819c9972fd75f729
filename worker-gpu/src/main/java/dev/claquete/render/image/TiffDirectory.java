package dev.claquete.render.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the first directory of a TIFF (revision 6.0, section 2), with which an Exif block begins too. Throws
 * {@link IndexOutOfBoundsException} if it points outside its file.
 */
final class TiffDirectory {

    static final int WIDTH = 256;
    static final int HEIGHT = 257;
    static final int COMPRESSION = 259;
    static final int STRIP_OFFSETS = 273;
    static final int ORIENTATION = 274;
    static final int STRIP_LENGTHS = 279;
    static final int TILE_WIDTH = 322;
    static final int TILE_HEIGHT = 323;
    static final int TILE_OFFSETS = 324;
    static final int TILE_LENGTHS = 325;
    private static final int ENTRY = 12;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int MOST_VALUES = 1 << 20;

    private final ByteBuffer tiff;
    private final Map<Integer, Integer> entries = new HashMap<>();

    /** @param tiff from its byte order on */
    TiffDirectory(ByteBuffer tiff) {
        this.tiff = tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int at = tiff.getInt(4);
        int count = tiff.getShort(at) & 0xFFFF;
        for (int i = 0; i < count && at + 2 + ENTRY * (i + 1) <= tiff.limit(); i++) {
            int entry = at + 2 + ENTRY * i;
            entries.putIfAbsent(tiff.getShort(entry) & 0xFFFF, entry);
        }
    }

    /** Whether this is BigTIFF, with 43 in place of 42. */
    static boolean isBig(ByteBuffer tiff) {
        return tiff.get(2) == 43 || tiff.get(3) == 43;
    }

    boolean has(int tag) {
        return entries.containsKey(tag);
    }

    /**
     * The first value.
     *
     * @throws IndexOutOfBoundsException if there is none
     */
    long value(int tag, long otherwise) {
        return has(tag) ? values(tag)[0] : otherwise;
    }

    /** The values of a tag with whole numbers in two or four bytes. */
    long[] values(int tag) {
        int entry = entries.getOrDefault(tag, Integer.MAX_VALUE);
        int type = tiff.getShort(entry + 2);
        int bytes = type == SHORT ? 2 : 4;
        long count = Integer.toUnsignedLong(tiff.getInt(entry + 4));
        if (type != SHORT && type != LONG || count < 1 || count > MOST_VALUES) {
            throw new IndexOutOfBoundsException("tag " + tag + " has " + count + " values of type " + type);
        }
        int at = count * bytes <= 4 ? entry + 8 : tiff.getInt(entry + 8);
        long[] values = new long[(int) count];
        for (int i = 0; i < count; i++) {
            values[i] = type == SHORT
                    ? tiff.getShort(at + 2 * i) & 0xFFFF
                    : Integer.toUnsignedLong(tiff.getInt(at + 4 * i));
        }
        return values;
    }
}
