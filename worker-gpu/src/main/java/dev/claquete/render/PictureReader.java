package dev.claquete.render;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;

/**
 * The only way in which a stranger's picture is decoded: its size and its scans are known before a pixel is, its metadata is never
 * read (a PNG's compressed texts unpack to any size), and decoding waits for its share of the process's {@link DecodingRoom}.
 */
public final class PictureReader implements AutoCloseable {

    /** As libjpeg-turbo's own tools advise; usual progressive pictures have 10. */
    public static final int MOST_SCANS = 100;

    /** Of a JPEG, pixels times scans: 60 megapixels in the 10 scans of the usual encoders, 9 seconds of one core. */
    public static final long MOST_SCANNED_PIXELS = 600_000_000;

    private static final int USUAL_BITS_A_PIXEL = 32;
    private static final int BYTES_A_COEFFICIENT = 2;

    private final ImageInputStream in;
    private final ImageReader reader;
    private final JpegScans scans;
    private boolean endIsMissing;

    private PictureReader(ImageInputStream in, ImageReader reader, JpegScans scans) {
        this.in = in;
        this.reader = reader;
        this.scans = scans;
    }

    /** Where the picture's bytes are; each stream begins at the first. */
    private interface Bytes {
        InputStream open() throws IOException;
    }

    /** @throws UnreadablePicture when it is no picture of a known kind */
    public static PictureReader open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("no such file: " + file);
        }
        return open(ImageIO.createImageInputStream(file.toFile()), () -> Files.newInputStream(file));
    }

    /** @throws UnreadablePicture when it is no picture of a known kind */
    public static PictureReader open(byte[] bytes) throws IOException {
        return open(
                ImageIO.createImageInputStream(new ByteArrayInputStream(bytes)), () -> new ByteArrayInputStream(bytes));
    }

    private static PictureReader open(ImageInputStream in, Bytes bytes) throws IOException {
        try {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new UnreadablePicture("the file is not a picture of a known kind", null);
            }
            ImageReader reader = readers.next();
            JpegScans scans = new JpegScans(1, 1);
            if (reader.getFormatName().equalsIgnoreCase("jpeg")) {
                try (InputStream again = bytes.open()) {
                    scans = JpegScans.count(again, MOST_SCANS + 1);
                }
            }
            reader.setInput(in, true, true);
            return new PictureReader(in, reader, scans);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    public boolean isJpeg() throws IOException {
        return reader.getFormatName().equalsIgnoreCase("jpeg");
    }

    ImageInputStream input() {
        return in;
    }

    public int widthPx() throws IOException {
        return reader.getWidth(0);
    }

    public int heightPx() throws IOException {
        return reader.getHeight(0);
    }

    public long pixels() throws IOException {
        return (long) widthPx() * heightPx();
    }

    public int bitsAPixel() throws IOException {
        ImageTypeSpecifier type = reader.getRawImageType(0);
        return type == null ? USUAL_BITS_A_PIXEL : type.getColorModel().getPixelSize();
    }

    /** Whether it draws over itself more often than anything but an attack does. */
    public boolean hasTooManyScans() throws IOException {
        return scans.scans() > MOST_SCANS || scans.scans() > 1 && scans.scans() * pixels() > MOST_SCANNED_PIXELS;
    }

    /** The rule as a sentence's end. */
    public static String scansRule() {
        return "must have at most " + MOST_SCANS + " scans, and " + MOST_SCANNED_PIXELS / 1_000_000
                + " million pixels in all of them together; save it as a JPEG that is not progressive";
    }

    /**
     * What decoding takes at its peak, in the heap and outside. One byte a pixel at least, since to decode a large picture is work
     * also where next to nothing of it is kept.
     *
     * @param step one pixel in so many on each axis is kept
     */
    public long decodingBytes(int step) throws IOException {
        long kept = kept(widthPx(), step) * kept(heightPx(), step) * bitsAPixel() / 8;
        long coefficients = scans.scans() > 1 ? (long) (pixels() * scans.samplesAPixel() * BYTES_A_COEFFICIENT) : 0;
        return Math.max(pixels(), kept + coefficients);
    }

    private static long kept(int side, int step) {
        return (side + step - 1) / step;
    }

    /**
     * Decodes, once it has its share of the process's memory for that, however long it takes.
     *
     * @param step one pixel in so many on each axis is kept
     */
    public BufferedImage read(int step) throws IOException {
        try (DecodingRoom.Place place = DecodingRoom.ofProcess().take(decodingBytes(step))) {
            return decode(step);
        }
    }

    /** The same. @throws DecodersBusy when others take longer than that */
    public BufferedImage read(int step, Duration patience) throws IOException {
        try (DecodingRoom.Place place = DecodingRoom.ofProcess().take(decodingBytes(step), patience)) {
            return decode(step);
        }
    }

    private BufferedImage decode(int step) throws IOException {
        reader.addIIOReadWarningListener((source, warning) -> {
            if (warning.toLowerCase(Locale.ROOT).contains("premature")) {
                endIsMissing = true; // the JPEG reader fills what is missing with grey and only warns
            }
        });
        ImageReadParam sampled = reader.getDefaultReadParam();
        sampled.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, sampled);
    }

    /** Of what has been decoded, whether its file ended before its picture did. */
    public boolean endIsMissing() {
        return endIsMissing;
    }

    @Override
    public void close() throws IOException {
        reader.dispose();
        in.close();
    }
}
