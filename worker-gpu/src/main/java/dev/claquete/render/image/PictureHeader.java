package dev.claquete.render.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The size of a picture by its file's header, before anything is decoded.
 *
 * @param widthPx as stored, before any rotation
 */
record PictureHeader(int widthPx, int heightPx) {

    private static final int TRAILER = 0x3B;

    long pixels() {
        return (long) widthPx * heightPx;
    }

    /** @throws IndexOutOfBoundsException if the file ends too early or points outside itself */
    static PictureHeader of(PictureContainer container, ByteBuffer file) {
        PictureHeader header =
                switch (container) {
                    case WEBP -> webp(file.order(ByteOrder.LITTLE_ENDIAN));
                    case GIF -> gif(file.order(ByteOrder.LITTLE_ENDIAN));
                    case BMP -> bmp(file.order(ByteOrder.LITTLE_ENDIAN));
                    case TIFF -> tiff(new TiffDirectory(file));
                    case HEIF, AVIF -> {
                        HeifBoxes.Size size = new HeifBoxes(file).largest();
                        yield new PictureHeader(size.widthPx(), size.heightPx());
                    }
                    case PNG, JPEG -> throw new IllegalArgumentException(container + " needs no conversion");
                };
        if (header.widthPx < 1 || header.heightPx < 1) {
            throw new IndexOutOfBoundsException("a picture of " + header.widthPx + " x " + header.heightPx);
        }
        return header;
    }

    /** RFC 9649: an extended file declares its canvas, other files their picture. */
    private static PictureHeader webp(ByteBuffer file) {
        return switch (text(file, 12)) {
            case "VP8X" -> new PictureHeader(1 + threeBytes(file, 24), 1 + threeBytes(file, 27));
            case "VP8L" -> {
                int bits = file.getInt(21);
                yield new PictureHeader(1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF));
            }
            case "VP8 " -> new PictureHeader(file.getShort(26) & 0x3FFF, file.getShort(28) & 0x3FFF);
            default -> throw new IndexOutOfBoundsException("no picture");
        };
    }

    static int threeBytes(ByteBuffer file, int at) {
        return file.getShort(at) & 0xFFFF | (file.get(at + 2) & 0xFF) << 16;
    }

    /** Reads the logical screen. The first picture must be complete, since FFmpeg fills up what is missing. */
    private static PictureHeader gif(ByteBuffer file) {
        int at = afterColours(file, 10, 13);
        while (file.get(at) == 0x21) { // extensions
            at = afterBlocks(file, at + 2);
        }
        if (file.get(at) != 0x2C) {
            throw new IndexOutOfBoundsException("no picture");
        }
        at = afterBlocks(file, afterColours(file, at + 9, at + 10) + 1);
        if (at >= file.limit() && file.get(file.limit() - 1) != TRAILER) {
            throw new IndexOutOfBoundsException("the first picture is cut short");
        }
        return new PictureHeader(file.getShort(6) & 0xFFFF, file.getShort(8) & 0xFFFF);
    }

    static int afterColours(ByteBuffer file, int flagsAt, int at) {
        int flags = file.get(flagsAt);
        return (flags & 0x80) == 0 ? at : at + 3 * (2 << (flags & 7));
    }

    static int afterBlocks(ByteBuffer file, int first) {
        int at = first;
        while (file.get(at) != 0) {
            at += 1 + (file.get(at) & 0xFF);
        }
        return at + 1;
    }

    /**
     * A negative height means that the rows start at the top. Run-length data must be complete, since FFmpeg fills up
     * what is missing.
     */
    private static PictureHeader bmp(ByteBuffer file) {
        int header = file.getInt(14);
        if (header == 12) {
            return new PictureHeader(file.getShort(18) & 0xFFFF, file.getShort(20) & 0xFFFF);
        }
        int compression = file.getInt(30);
        boolean runs = compression == 1 || compression == 2;
        long end = Integer.toUnsignedLong(file.getInt(10)) + Integer.toUnsignedLong(file.getInt(34));
        if (runs && end > file.limit()) {
            throw new IndexOutOfBoundsException("the picture is cut short");
        }
        return new PictureHeader(file.getInt(18), Math.abs(file.getInt(22)));
    }

    private static PictureHeader tiff(TiffDirectory directory) {
        return new PictureHeader((int) Math.min(Integer.MAX_VALUE, directory.value(TiffDirectory.WIDTH, 0)), (int)
                Math.min(Integer.MAX_VALUE, directory.value(TiffDirectory.HEIGHT, 0)));
    }

    private static String text(ByteBuffer file, int at) {
        byte[] word = new byte[4];
        file.duplicate().position(Math.min(at, file.limit())).get(word);
        return new String(word, StandardCharsets.ISO_8859_1);
    }
}
