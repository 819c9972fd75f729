package dev.claquete.studio.file;

import dev.claquete.studio.web.InvalidInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads an image through to its end, so that a broken one is refused at the door and not in the middle of a video. It keeps
 * one pixel in many, so that a large image costs little memory, and looks at the dimensions before anything else.
 */
final class ImageCheck {

    private static final int MIN_SIDE_PX = 16;
    private static final int MAX_SIDE_PX = 16_384;
    private static final int SAMPLED_SIDE_PX = 256;
    private static final long MAX_DECODED_BYTES = 256_000_000;
    private static final int USUAL_BITS_A_PIXEL = 32;

    private ImageCheck() {}

    /** @throws InvalidInput when it cannot be decoded, or is too small or too large */
    static void check(String field, Path file, long maxPixels) throws IOException {
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw broken(field);
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                checkSize(field, reader, maxPixels);
                checkMemory(field, reader);
                readThrough(field, reader);
            } catch (InvalidInput e) {
                throw e;
            } catch (IOException | RuntimeException e) { // readers meet broken files with exceptions of every kind
                throw broken(field);
            } finally {
                reader.dispose();
            }
        }
    }

    private static void checkSize(String field, ImageReader reader, long maxPixels) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
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

    /** Sixteen bits a channel double what the same number of pixels costs whoever decodes them all. */
    private static void checkMemory(String field, ImageReader reader) throws IOException {
        ImageTypeSpecifier type = reader.getRawImageType(0);
        int bits = type == null ? USUAL_BITS_A_PIXEL : type.getColorModel().getPixelSize();
        long bytes = (long) reader.getWidth(0) * reader.getHeight(0) * bits / 8;
        if (bytes > MAX_DECODED_BYTES) {
            throw new InvalidInput(
                    field,
                    "must take at most " + MAX_DECODED_BYTES / 1_000_000 + " MB when decoded, this takes "
                            + bytes / 1_000_000 + " MB with its " + bits + " bits a pixel");
        }
    }

    private static void readThrough(String field, ImageReader reader) throws IOException {
        AtomicBoolean truncated = new AtomicBoolean();
        IIOReadWarningListener listener = (source, warning) -> {
            if (warning.toLowerCase(Locale.ROOT).contains("premature")) {
                truncated.set(true); // the JPEG reader fills what is missing with grey and only warns
            }
        };
        reader.addIIOReadWarningListener(listener);
        int step = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / SAMPLED_SIDE_PX);
        ImageReadParam sampled = reader.getDefaultReadParam();
        sampled.setSourceSubsampling(step, step, 0, 0);
        reader.read(0, sampled);
        if (truncated.get()) {
            throw broken(field);
        }
    }

    private static InvalidInput broken(String field) {
        return new InvalidInput(field, "must be an image that can be decoded, this one is broken");
    }
}
