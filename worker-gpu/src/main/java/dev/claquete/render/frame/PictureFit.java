package dev.claquete.render.frame;

import dev.claquete.render.ffmpeg.Resolution;
import dev.claquete.render.image.PictureFile;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/** How a picture fills a frame of another shape. Never distorts it. */
public enum PictureFit {
    /** Fills the frame; what extends beyond two sides is lost. */
    COVER,
    /** Shows the whole picture, with black beside it. */
    CONTAIN,
    /** Shows the whole picture, with the same picture, blurred and darkened, beside it. */
    BLUR;

    /** How many pixels of the frame one pixel of the blurred picture covers. */
    private static final int BLURRED = 24;

    /**
     * Prepares the picture.
     *
     * @param picture as {@link PictureFile} returns it
     */
    public Still still(BufferedImage picture, Resolution frame, VisualEffect effect) {
        if (this == COVER) {
            return Still.cover(picture, frame, effect.largestZoom());
        }
        Resolution size = scaled(frame, effect.largestZoom());
        YuvFrame canvas = this == BLUR ? blurred(picture, size) : black(size);
        double scale =
                Math.min((double) size.widthPx() / picture.getWidth(), (double) size.heightPx() / picture.getHeight());
        Resolution inner = new Resolution(
                Math.min(size.widthPx(), even(picture.getWidth() * scale)),
                Math.min(size.heightPx(), even(picture.getHeight() * scale)));
        place(unmoved(Still.cover(picture, inner, 1), inner), canvas);
        return new Still(canvas);
    }

    private static YuvFrame blurred(BufferedImage picture, Resolution size) {
        Resolution few = scaled(size, 1.0 / BLURRED);
        YuvFrame canvas = unmoved(new Still(unmoved(Still.cover(picture, few, 1), few)), size);
        for (int i = 0; i < canvas.y.length; i++) {
            canvas.y[i] = (byte) (16 + ((canvas.y[i] & 255) - 16) * 5 / 8);
        }
        return canvas;
    }

    private static YuvFrame black(Resolution size) {
        YuvFrame frame = new YuvFrame(size);
        Arrays.fill(frame.y, (byte) 16);
        Arrays.fill(frame.u, (byte) 128);
        Arrays.fill(frame.v, (byte) 128);
        return frame;
    }

    private static YuvFrame unmoved(Still still, Resolution size) {
        YuvFrame frame = new YuvFrame(size);
        new KenBurns(still, VisualEffect.STATIC, size, 1).draw(0, frame);
        return frame;
    }

    private static void place(YuvFrame inner, YuvFrame onto) {
        int left = (onto.widthPx - inner.widthPx) / 4;
        int top = (onto.heightPx - inner.heightPx) / 4;
        copy(inner.y, inner.widthPx, onto.y, onto.widthPx, 2 * left, 2 * top);
        copy(inner.u, inner.chromaWidthPx(), onto.u, onto.chromaWidthPx(), left, top);
        copy(inner.v, inner.chromaWidthPx(), onto.v, onto.chromaWidthPx(), left, top);
    }

    private static void copy(byte[] plane, int width, byte[] onto, int ontoWidth, int left, int top) {
        for (int row = 0; row < plane.length / width; row++) {
            System.arraycopy(plane, row * width, onto, (top + row) * ontoWidth + left, width);
        }
    }

    private static Resolution scaled(Resolution size, double scale) {
        return new Resolution(even(size.widthPx() * scale), even(size.heightPx() * scale));
    }

    private static int even(double side) {
        return Math.max(2, 2 * (int) Math.round(side / 2));
    }
}
