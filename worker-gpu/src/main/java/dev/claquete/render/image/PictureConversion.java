package dev.claquete.render.image;

import dev.claquete.render.ffmpeg.Ffmpeg;
import dev.claquete.render.ffmpeg.FfmpegFailed;
import dev.claquete.render.ffmpeg.FfmpegLimitExceeded;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * Converts pictures that not every browser or painter accepts (WebP, AVIF, HEIC, GIF, BMP and TIFF) to upright PNG. If
 * a file has several pictures, it takes the first one, or the one that the file calls its primary. FFmpeg decodes it in
 * confinement, after its size is known. Thread-safe.
 *
 * <pre>
 *   file - header: how large? - its share of {@link DecodingRoom} - FFmpeg: decode, turn - PNG
 *                                        '- TIFF in tiles, or of JPEGs: Java's own reader -'
 * </pre>
 */
public final class PictureConversion {

    private static final List<String> EIGHT_BITS = List.of("-map", "0:v:0", "-vf", "format=rgb24|rgba");
    /** The most processor time. */
    static final Duration MOST_TIME = Duration.ofMinutes(1);

    private static final int BYTES_A_PIXEL = 4;
    /** A camera of 200 megapixels has 768 of 512 pixels a side. */
    private static final int MOST_TILES = 1024;

    private final Ffmpeg ffmpeg;

    public PictureConversion(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg.within(MOST_TIME);
    }

    /** The format by the file's first bytes. */
    public static Optional<PictureContainer> container(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return PictureContainer.of(in.readNBytes(PictureContainer.START));
        }
    }

    /**
     * The size that a file declares, before anything is decoded; the picture may still have to be rotated.
     *
     * @throws UnreadablePicture if it is broken
     */
    public static Dimension size(Path file, PictureContainer container) throws IOException {
        if (container == PictureContainer.TIFF && read(file, TiffDirectory::isBig)) {
            throw new UnreadablePicture("the picture is a BigTIFF; save it as a TIFF of the usual kind", null);
        }
        PictureHeader header = read(file, bytes -> PictureHeader.of(container, bytes));
        return new Dimension(header.widthPx(), header.heightPx());
    }

    /** How much of the process's {@link DecodingRoom} a conversion takes. */
    static long bytes(Dimension size) {
        return (long) size.width * size.height * BYTES_A_PIXEL;
    }

    /**
     * Converts the file after it has its share of the process's decoding memory, however long that takes.
     *
     * @param png the result; its folder is also used for scratch files
     * @param maxPixels larger pictures are not decoded
     * @throws UnreadablePicture if it is broken, larger or of an unknown kind
     */
    public void toPng(Path file, PictureContainer container, Path png, long maxPixels) throws IOException {
        try (DecodingRoom.Place place = DecodingRoom.ofProcess().take(bytes(size(file, container)))) {
            convert(file, container, png, maxPixels);
        }
    }

    /**
     * Like {@link #toPng(Path, PictureContainer, Path, long)}, with a limited wait.
     *
     * @throws DecodersBusy if the wait takes longer than {@code patience}
     */
    public void toPng(Path file, PictureContainer container, Path png, long maxPixels, Duration patience)
            throws IOException {
        try (DecodingRoom.Place place = DecodingRoom.ofProcess().take(bytes(size(file, container)), patience)) {
            convert(file, container, png, maxPixels);
        }
    }

    private void convert(Path file, PictureContainer container, Path png, long maxPixels) throws IOException {
        Dimension size = size(file, container);
        long pixels = (long) size.width * size.height;
        if (pixels > maxPixels) {
            throw new UnreadablePicture(
                    "the picture has " + size.width + "x" + size.height + " pixels, more than " + maxPixels, null);
        }
        switch (container) {
            case TIFF -> tiff(file, png, pixels, maxPixels);
            case HEIF, AVIF -> heif(file, container, png, maxPixels);
            case WEBP -> webp(file, png, maxPixels);
            default -> run(file, container, png, maxPixels, EIGHT_BITS);
        }
    }

    private void webp(Path file, Path png, long maxPixels) throws IOException {
        if (!read(file, WebpAnimation::isIn)) {
            run(file, PictureContainer.WEBP, png, maxPixels, EIGHT_BITS);
            return;
        }
        WebpAnimation animation = read(file, bytes -> new WebpAnimation(bytes, 1));
        WebpAnimation.Frame first = animation.frames().get(0);
        Path still = png.resolveSibling(png.getFileName() + ".webp");
        try {
            byte[] alone = read(file, bytes -> new WebpAnimation(bytes, 1).still(first));
            Files.write(still, alone);
            String onCanvas = "format=rgba,pad=" + animation.widthPx() + ":" + animation.heightPx() + ":" + first.x()
                    + ":" + first.y() + ":color=black@0";
            run(still, PictureContainer.WEBP, png, maxPixels, List.of("-map", "0:v:0", "-vf", onCanvas));
        } finally {
            Files.deleteIfExists(still);
        }
    }

    private void tiff(Path file, Path png, long pixels, long maxPixels) throws IOException {
        if (read(file, bytes -> TiffReader.isFor(new TiffDirectory(bytes)))) {
            try (FileChannel channel = FileChannel.open(file)) {
                ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
                BufferedImage picture = TiffReader.read(file, bytes, new TiffDirectory(bytes), pixels);
                ImageIO.write(picture, "png", png.toFile());
            } catch (UnreadablePicture e) {
                throw e;
            } catch (IOException | RuntimeException e) { // readers report broken files with exceptions of every kind
                throw UnreadablePicture.broken(e);
            }
            return;
        }
        run(file, PictureContainer.TIFF, png, maxPixels, EIGHT_BITS);
    }

    /** FFmpeg assembles a picture of tiles by itself, and rotates it as the file says. */
    private void heif(Path file, PictureContainer container, Path png, long maxPixels) throws IOException {
        HeifBoxes boxes = read(file, HeifBoxes::new);
        if (boxes.tiles() > MOST_TILES) {
            throw new UnreadablePicture("the picture has " + boxes.tiles() + " tiles, more than " + MOST_TILES, null);
        }
        ExifOrientation held = read(file, bytes -> new HeifBoxes(bytes).exifOrientation());
        run(file, container, png, maxPixels, picture(boxes));
        if (held.value() != 1) {
            BufferedImage picture = PictureFile.readTransparent(png);
            ImageIO.write(held.upright(picture), "png", png.toFile());
        }
    }

    /**
     * <pre>
     *   picture ------- [alphamerge] -- PNG
     *   opacity - scale -'
     * </pre>
     */
    private static List<String> picture(HeifBoxes boxes) {
        if (boxes.tiles() > 0) {
            return List.of("-pix_fmt", "rgb24");
        }
        String shown = "0:i:" + boxes.primary();
        return boxes.alpha()
                .map(alpha -> List.of(
                        "-filter_complex",
                        "[0:i:" + alpha + "]format=gray[opacity];[" + shown
                                + "]format=rgb24[shown];[opacity][shown]scale=rw:rh[same];[" + shown
                                + "]format=rgba[colours];[colours][same]alphamerge[out]",
                        "-map",
                        "[out]"))
                .orElseGet(() -> List.of("-map", shown, "-pix_fmt", "rgb24"));
    }

    private void run(Path file, PictureContainer container, Path png, long maxPixels, List<String> picture)
            throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-xerror"));
        arguments.addAll(input(container, maxPixels));
        if (container != PictureContainer.TIFF) { // its reader stumbles over unknown tags
            arguments.addAll(List.of("-err_detect", "explode"));
        }
        arguments.addAll(List.of("-threads", "1", "-i", file.toString()));
        arguments.addAll(picture);
        arguments.addAll(List.of("-frames:v", "1", "-map_metadata", "-1", "-c:v", "png", "-compression_level", "3"));
        arguments.addAll(List.of("-f", "image2", "-update", "1"));
        try {
            ffmpeg.make(png, UnattendedTask.beside(png), arguments);
        } catch (FfmpegLimitExceeded e) {
            throw new UnreadablePicture("the picture takes too much to be decoded", e);
        } catch (FfmpegFailed e) {
            if (!e.ownVerdict()) {
                throw e;
            }
            throw UnreadablePicture.broken(e);
        }
    }

    /**
     * Reads a picture from outside as its known format only, with at most this many pixels; it cannot make FFmpeg open
     * anything else.
     */
    static List<String> input(PictureContainer container, long maxPixels) {
        return List.of(
                "-protocol_whitelist",
                "file",
                "-format_whitelist",
                container.demuxer(),
                "-codec_whitelist",
                container.decoders(),
                "-max_streams",
                String.valueOf(2 * MOST_TILES),
                "-max_pixels",
                String.valueOf(maxPixels),
                "-f",
                container.demuxer());
    }

    interface Look<T> {
        T at(ByteBuffer file);
    }

    /** @throws UnreadablePicture if it reads beyond the file's end */
    static <T> T read(Path file, Look<T> look) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return look.at(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        } catch (IndexOutOfBoundsException
                | BufferUnderflowException
                | IllegalArgumentException
                | ArithmeticException e) {
            throw UnreadablePicture.broken(e);
        }
    }
}
