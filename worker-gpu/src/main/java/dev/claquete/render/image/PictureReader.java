package dev.claquete.render.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Decodes PNG and JPEG files from outside; nothing else may. It knows the size and the scans before it decodes a pixel,
 * reads only the orientation and colours from the metadata (a PNG's compressed texts unpack to any size), and waits for
 * its share of the process's {@link DecodingRoom}. The result is upright and in sRGB.
 */
public final class PictureReader implements AutoCloseable {

    /** As libjpeg-turbo's own tools advise; usual progressive pictures have 10. */
    public static final int MOST_SCANS = 100;

    /**
     * The limit of a JPEG's pixels times scans: 60 megapixels in the 10 scans of the usual encoders, 9 seconds of one
     * core.
     */
    public static final long MOST_SCANNED_PIXELS = 600_000_000;

    private static final int USUAL_BITS_A_PIXEL = 32;
    private static final int BYTES_A_COEFFICIENT = 2;

    private final ImageInputStream in;
    private final ImageReader reader;
    private final JpegScans scans;
    private final PictureMetadata metadata;
    private boolean endIsMissing;

    private PictureReader(ImageInputStream in, ImageReader reader, JpegScans scans, PictureMetadata metadata) {
        this.in = in;
        this.reader = reader;
        this.scans = scans;
        this.metadata = metadata;
    }

    /** The source of the picture's bytes; each stream begins at the first. */
    private interface Bytes {
        InputStream open() throws IOException;
    }

    /** @throws UnreadablePicture if it is not a picture of a known kind */
    public static PictureReader open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("no such file: " + file);
        }
        return open(ImageIO.createImageInputStream(file.toFile()), () -> Files.newInputStream(file));
    }

    /** @throws UnreadablePicture if it is not a picture of a known kind */
    public static PictureReader open(byte[] bytes) throws IOException {
        return open(
                ImageIO.createImageInputStream(new ByteArrayInputStream(bytes)), () -> new ByteArrayInputStream(bytes));
    }

    private static PictureReader open(ImageInputStream in, Bytes bytes) throws IOException {
        try {
            PictureContainer container = container(bytes)
                    .filter(PictureContainer::isPlain)
                    .orElseThrow(() -> new UnreadablePicture("the file is not a picture of a known kind", null));
            boolean jpeg = container == PictureContainer.JPEG;
            ImageReader reader =
                    ImageIO.getImageReadersByFormatName(jpeg ? "jpeg" : "png").next();
            reader.setInput(in, true, true);
            return new PictureReader(in, reader, jpeg ? scans(bytes) : JpegScans.NONE, metadata(bytes));
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static Optional<PictureContainer> container(Bytes bytes) throws IOException {
        try (InputStream start = bytes.open()) {
            return PictureContainer.of(start.readNBytes(PictureContainer.START));
        }
    }

    private static JpegScans scans(Bytes bytes) throws IOException {
        try (InputStream all = bytes.open()) {
            return JpegScans.count(all, MOST_SCANS + 1);
        }
    }

    private static PictureMetadata metadata(Bytes bytes) throws IOException {
        try (InputStream all = bytes.open()) {
            return PictureMetadata.of(all);
        }
    }

    public boolean isJpeg() throws IOException {
        return reader.getFormatName().equalsIgnoreCase("jpeg");
    }

    ImageInputStream input() {
        return in;
    }

    /** Upright. */
    public int widthPx() throws IOException {
        return metadata.orientation().lies() ? reader.getHeight(0) : reader.getWidth(0);
    }

    /** Upright. */
    public int heightPx() throws IOException {
        return metadata.orientation().lies() ? reader.getWidth(0) : reader.getHeight(0);
    }

    public long pixels() throws IOException {
        return (long) widthPx() * heightPx();
    }

    public int bitsAPixel() throws IOException {
        ImageTypeSpecifier type = reader.getRawImageType(0);
        return type == null ? USUAL_BITS_A_PIXEL : type.getColorModel().getPixelSize();
    }

    /** Whether it has so many scans that only an attack explains them. */
    public boolean hasTooManyScans() throws IOException {
        return scans.scans() > MOST_SCANS || scans.scans() > 1 && scans.scans() * pixels() > MOST_SCANNED_PIXELS;
    }

    /** The broken limit as a sentence's end. */
    public static String scansRule() {
        return "must have at most " + MOST_SCANS + " scans, and " + MOST_SCANNED_PIXELS / 1_000_000
                + " million pixels in all of them together; save it as a JPEG that is not progressive";
    }

    /**
     * The peak memory of decoding, inside and outside the heap. It is at least one byte a pixel, since decoding a large
     * picture is work even if next to nothing of it is kept.
     *
     * @param step one pixel in this many on each axis is kept
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
     * Decodes the picture after it has its share of the process's memory, however long that takes.
     *
     * @param step one pixel in this many on each axis is kept
     */
    public BufferedImage read(int step) throws IOException {
        try (DecodingRoom.Place place = DecodingRoom.ofProcess().take(decodingBytes(step))) {
            return decode(step);
        }
    }

    /**
     * Like {@link #read(int)}, with a limited wait.
     *
     * @throws DecodersBusy if the wait takes longer than {@code patience}
     */
    public BufferedImage read(int step, Duration patience) throws IOException {
        try (DecodingRoom.Place place = DecodingRoom.ofProcess().take(decodingBytes(step), patience)) {
            return decode(step);
        }
    }

    private BufferedImage decode(int step) throws IOException {
        reader.addIIOReadWarningListener((source, warning) -> {
            if (warning.toLowerCase(Locale.ROOT).contains("premature")) {
                endIsMissing = true; // the JPEG reader fills the missing part with grey and only warns
            }
        });
        ImageReadParam sampled = reader.getDefaultReadParam();
        sampled.setSourceSubsampling(step, step, 0, 0);
        if (scans.components() == 4) {
            return upright(CmykJpeg.rgb(reader.readRaster(0, sampled), metadata));
        }
        BufferedImage picture = reader.read(0, sampled);
        @Nullable IccColours colours = isJpeg() || isGrey(picture) ? null : IccColours.of(metadata.profile(), 3);
        if (colours != null) {
            picture = PictureFile.copy(picture, flat(picture));
            colours.apply(picture);
        }
        return upright(picture);
    }

    private BufferedImage upright(BufferedImage picture) {
        boolean turned = metadata.orientation().value() != 1;
        BufferedImage told = turned && isGrey(picture) ? PictureFile.copy(picture, flat(picture)) : picture;
        return metadata.orientation().upright(told);
    }

    private static boolean isGrey(BufferedImage picture) {
        return picture.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    }

    private static int flat(BufferedImage picture) {
        return picture.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    }

    /** After decoding: whether the file ended before its picture did. */
    public boolean endIsMissing() {
        return endIsMissing;
    }

    @Override
    public void close() throws IOException {
        reader.dispose();
        in.close();
    }
}
