package dev.claquete.render.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * How many pictures a GIF has, and whether it repeats for ever (GIF89a, 17 to 27, and Netscape's application
 * extension). Damage after the first picture ends it.
 */
record GifFrames(int count, boolean endless) {

    private static final int EXTENSION = 0x21;
    private static final int PICTURE = 0x2C;
    private static final int APPLICATION = 0xFF;

    /** @param most pictures; the rest is not read */
    static GifFrames of(ByteBuffer file, int most) {
        file.order(ByteOrder.LITTLE_ENDIAN);
        int count = 0;
        boolean endless = false;
        try {
            int at = PictureHeader.afterColours(file, 10, 13);
            while (count < most) {
                int block = file.get(at);
                if (block == EXTENSION) {
                    endless |= file.get(at + 1) == (byte) APPLICATION && endless(file, at + 2);
                    at = PictureHeader.afterBlocks(file, at + 2);
                } else if (block == PICTURE) {
                    at = PictureHeader.afterBlocks(file, PictureHeader.afterColours(file, at + 9, at + 10) + 1);
                    count++;
                } else {
                    break;
                }
            }
        } catch (IndexOutOfBoundsException e) {
            return new GifFrames(count, endless);
        }
        return new GifFrames(count, endless);
    }

    /** Reads a block of eleven letters, then one with the number 1 and the repetitions, of which 0 means for ever. */
    private static boolean endless(ByteBuffer file, int at) {
        byte[] name = new byte[11];
        file.duplicate().position(at + 1).get(name);
        String word = new String(name, StandardCharsets.ISO_8859_1);
        return (word.equals("NETSCAPE2.0") || word.equals("ANIMEXTS1.0"))
                && file.get(at + 12) >= 3
                && file.get(at + 13) == 1
                && file.getShort(at + 14) == 0;
    }
}
