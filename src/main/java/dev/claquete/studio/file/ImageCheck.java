package dev.claquete.studio.file;

import dev.claquete.render.image.PictureReader;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.TooManyRequests;
import dev.claquete.studio.web.Unavailable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;

/**
 * Decodes a whole image, so that a broken one is refused at upload and not in the middle of a video. It keeps one pixel
 * in many, so that a large image needs little memory, and checks the dimensions first.
 */
final class ImageCheck {

    private static final int MIN_SIDE_PX = 16;
    private static final int MAX_SIDE_PX = 16_384;
    private static final int SAMPLED_SIDE_PX = 256;
    private static final long MAX_DECODED_BYTES = 256_000_000;

    private ImageCheck() {}

    /** @throws InvalidInput if it cannot be decoded, is too small or too large, or has too many scans */
    static void check(String field, Path file, long maxPixels, CheckedPictureDecoder turns) throws IOException {
        try (PictureReader picture = PictureReader.open(file)) {
            checkSize(field, picture.widthPx(), picture.heightPx(), maxPixels);
            checkMemory(field, picture);
            readThrough(field, picture, turns);
        } catch (InvalidInput | TooManyRequests | Unavailable | InterruptedIOException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // readers report broken files with exceptions of every kind
            throw broken(field);
        }
    }

    /** @throws InvalidInput if it is too small or too large */
    static void checkSize(String field, int width, int height, long maxPixels) {
        if ((long) width * height > maxPixels || width > MAX_SIDE_PX || height > MAX_SIDE_PX) {
            throw new InvalidInput(
                    field,
                    "must have at most " + maxPixels / 1_000_000 + " megapixels and " + MAX_SIDE_PX
                            + " pixels a side, this has " + width + " x " + height);
        }
        if (width < MIN_SIDE_PX || height < MIN_SIDE_PX) {
            throw new InvalidInput(
                    field, "must have at least " + MIN_SIDE_PX + " pixels a side, this has " + width + " x " + height);
        }
    }

    /** Sixteen bits a channel double the memory for decoding the same number of pixels. */
    private static void checkMemory(String field, PictureReader picture) throws IOException {
        int bits = picture.bitsAPixel();
        long bytes = picture.pixels() * bits / 8;
        if (bytes > MAX_DECODED_BYTES) {
            throw new InvalidInput(
                    field,
                    "must take at most " + MAX_DECODED_BYTES / 1_000_000 + " MB when decoded, this takes "
                            + bytes / 1_000_000 + " MB with its " + bits + " bits a pixel");
        }
    }

    private static void readThrough(String field, PictureReader picture, CheckedPictureDecoder turns)
            throws IOException {
        int step = Math.max(1, Math.max(picture.widthPx(), picture.heightPx()) / SAMPLED_SIDE_PX);
        turns.read(field, picture, step);
        if (picture.endIsMissing()) {
            throw broken(field);
        }
    }

    static InvalidInput broken(String field) {
        return new InvalidInput(field, "must be an image that can be decoded, this one is broken");
    }
}
