package dev.claquete.operation.image;

import dev.claquete.operation.OperationImpossible;

/** Limits the size of a picture that is processed in memory: that of a large camera or a printed page. */
public final class PictureLimits {

    public static final int MOST_SIDE_PX = 16_384;

    private static final long MOST_PIXELS = 25_000_000;

    private PictureLimits() {}

    /**
     * Must be called before a picture is decoded, and before a larger one is made from it.
     *
     * @param what the beginning of the message: {@code image_url: the picture}
     */
    public static void check(String what, long widthPx, long heightPx) throws OperationImpossible {
        if (widthPx * heightPx > MOST_PIXELS || Math.max(widthPx, heightPx) > MOST_SIDE_PX) {
            throw new OperationImpossible(what + " has " + widthPx + " x " + heightPx + " pixels; at most "
                    + MOST_PIXELS / 1_000_000 + " megapixels and " + MOST_SIDE_PX + " pixels a side can be worked on");
        }
    }
}
