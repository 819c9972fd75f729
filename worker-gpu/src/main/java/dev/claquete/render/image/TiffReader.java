package dev.claquete.render.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads TIFFs in tiles or with JPEG compression by Java's own reader, since FFmpeg silently turns them black. Before
 * that it checks that nothing it will allocate is larger than the picture.
 */
final class TiffReader {

    private static final int OLD_JPEG = 6;
    private static final int JPEG = 7;
    private static final int MOST_TILE_PIXELS = 16_777_216;
    private static final long MOST_BYTES = 256_000_000;

    private TiffReader() {}

    static boolean isFor(TiffDirectory tiff) {
        long compression = tiff.value(TiffDirectory.COMPRESSION, 1);
        return tiff.has(TiffDirectory.TILE_WIDTH) || compression == JPEG || compression == OLD_JPEG;
    }

    /** @throws UnreadablePicture if it claims more than its size allows, or is broken */
    static BufferedImage read(Path file, ByteBuffer bytes, TiffDirectory tiff, long pixels) throws IOException {
        check(bytes, tiff, pixels);
        ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in, true, true);
            int bits = reader.getRawImageType(0).getColorModel().getPixelSize();
            if (pixels * bits / 8 > MOST_BYTES) {
                throw new UnreadablePicture(
                        "the picture takes too much memory with its " + bits + " bits a pixel", null);
            }
            BufferedImage read = reader.read(0);
            boolean alpha = read.getColorModel().hasAlpha();
            BufferedImage picture =
                    PictureFile.copy(read, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
            long orientation = tiff.value(TiffDirectory.ORIENTATION, 1);
            return orientation > 1 && orientation < 9
                    ? new ExifOrientation((int) orientation).upright(picture)
                    : picture;
        } finally {
            reader.dispose();
        }
    }

    private static void check(ByteBuffer bytes, TiffDirectory tiff, long pixels) throws IOException {
        boolean tiled = tiff.has(TiffDirectory.TILE_WIDTH);
        long tile = tiled ? tiff.value(TiffDirectory.TILE_WIDTH, 0) * tiff.value(TiffDirectory.TILE_HEIGHT, 0) : pixels;
        if (tiled && (tile < 1 || tile > MOST_TILE_PIXELS)) {
            throw new UnreadablePicture("the picture has tiles of " + tile + " pixels", null);
        }
        if (tiff.value(TiffDirectory.COMPRESSION, 1) == OLD_JPEG) {
            throw new UnreadablePicture("the picture holds JPEGs in the old way", null);
        }
        if (tiff.value(TiffDirectory.COMPRESSION, 1) != JPEG) {
            return;
        }
        long[] offsets = tiff.values(tiled ? TiffDirectory.TILE_OFFSETS : TiffDirectory.STRIP_OFFSETS);
        long[] lengths = tiff.values(tiled ? TiffDirectory.TILE_LENGTHS : TiffDirectory.STRIP_LENGTHS);
        for (int i = 0; i < Math.min(offsets.length, lengths.length); i++) {
            byte[] jpeg = new byte[Math.toIntExact(Math.min(lengths[i], bytes.limit()))];
            bytes.duplicate().position(Math.toIntExact(offsets[i])).get(jpeg);
            JpegScans scans = JpegScans.count(new ByteArrayInputStream(jpeg), 2);
            if (scans.scans() > 1 || scans.pixels() > Math.max(tile, 1)) {
                throw new UnreadablePicture("the picture holds JPEGs that are larger than it is", null);
            }
        }
    }
}
