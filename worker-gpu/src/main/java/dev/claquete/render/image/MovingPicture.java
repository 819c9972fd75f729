package dev.claquete.render.image;

import dev.claquete.render.ffmpeg.Ffmpeg;
import dev.claquete.render.ffmpeg.FfmpegFailed;
import dev.claquete.render.ffmpeg.FfmpegLimitExceeded;
import java.awt.Dimension;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Converts an animated GIF or WebP to a video that keeps its transparency and the time of each frame: FFV1 in Matroska,
 * which all video code here can read. Thread-safe.
 *
 * <pre>
 *   GIF ------------------------------------------------------------- FFmpeg: FFV1
 *   WebP - each frame as a file of its own - FFmpeg: pixels - canvas ------'
 * </pre>
 */
public final class MovingPicture {

    /** The content type of a result that loops, as most GIFs do. */
    public static final String ENDLESS = "video/x-matroska;repeats=endlessly";

    /** The content type of a result that plays once. */
    public static final String ONCE = "video/x-matroska";

    private static final int MOST_FRAMES = 5_000;
    /** The limit for all frames together: half a minute of a large GIF. */
    private static final long MOST_PIXELS = 500_000_000;
    /** Browsers show shorter frames for this long, and so does FFmpeg for GIF. */
    private static final int USUAL_MILLIS = 100;

    private static final int SHORTEST_MILLIS = 11;

    private final Ffmpeg ffmpeg;

    public MovingPicture(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg.within(PictureConversion.MOST_TIME);
    }

    /** Whether a file is an animated picture with more than one frame. */
    public static boolean is(Path file) throws IOException {
        PictureContainer container = PictureConversion.container(file).orElse(null);
        try {
            if (container == PictureContainer.GIF) {
                return PictureConversion.read(file, bytes -> GifFrames.of(bytes, 2))
                                .count()
                        > 1;
            }
            return container == PictureContainer.WEBP
                    && PictureConversion.read(
                            file,
                            bytes -> WebpAnimation.isIn(bytes)
                                    && new WebpAnimation(bytes, 2).frames().size() > 1);
        } catch (UnreadablePicture e) {
            return false; // other readers report that it is broken
        }
    }

    /**
     * Converts the file after it has its share of the process's decoding memory.
     *
     * @param file for which {@link #is} returned true
     * @param mkv the result; its folder is also used for scratch files
     * @param maxPixels of a frame
     * @param patience null to wait for however long it takes
     * @return its content type
     * @throws DecodersBusy if the wait takes longer than that
     * @throws UnreadablePicture if it is broken, larger or has too many frames
     */
    public String toVideo(Path file, Path mkv, long maxPixels, @Nullable Duration patience) throws IOException {
        PictureContainer container = PictureConversion.container(file).orElseThrow();
        Dimension size = PictureConversion.size(file, container);
        long pixels = (long) size.width * size.height;
        if (pixels > maxPixels) {
            throw new UnreadablePicture(
                    "the picture has " + size.width + "x" + size.height + " pixels, more than " + maxPixels, null);
        }
        long bytes = 2 * PictureConversion.bytes(size);
        DecodingRoom room = DecodingRoom.ofProcess();
        try (DecodingRoom.Place place = patience == null ? room.take(bytes) : room.take(bytes, patience)) {
            return container == PictureContainer.GIF
                    ? gif(file, mkv, pixels, maxPixels)
                    : webp(file, mkv, pixels, maxPixels);
        } catch (FfmpegLimitExceeded e) {
            throw new UnreadablePicture("the picture takes too much to be decoded", e);
        } catch (FfmpegFailed e) {
            if (!e.ownVerdict()) {
                throw e;
            }
            throw UnreadablePicture.broken(e);
        }
    }

    private static void check(int frames, long pixels) throws UnreadablePicture {
        if (frames > MOST_FRAMES || frames * pixels > MOST_PIXELS) {
            throw new UnreadablePicture(
                    "the picture moves through more than " + MOST_FRAMES + " frames, or more than "
                            + MOST_PIXELS / 1_000_000 + " million pixels in all of them together",
                    null);
        }
    }

    private String gif(Path file, Path mkv, long pixels, long maxPixels) throws IOException {
        GifFrames frames = PictureConversion.read(file, bytes -> GifFrames.of(bytes, MOST_FRAMES + 1));
        check(frames.count(), pixels);
        List<String> arguments = new ArrayList<>(PictureConversion.input(PictureContainer.GIF, maxPixels));
        arguments.addAll(List.of("-i", file.toString(), "-map", "0:v:0"));
        arguments.addAll(encoded());
        ffmpeg.make(mkv, UnattendedTask.beside(mkv), arguments);
        return frames.endless() ? ENDLESS : ONCE;
    }

    private static List<String> encoded() {
        return List.of(
                "-fps_mode",
                "passthrough",
                "-map_metadata",
                "-1",
                "-c:v",
                "ffv1",
                "-level",
                "3",
                "-g",
                "1",
                "-pix_fmt",
                "bgra",
                "-f",
                "matroska");
    }

    private String webp(Path file, Path mkv, long pixels, long maxPixels) throws IOException {
        WebpAnimation animation = PictureConversion.read(file, bytes -> new WebpAnimation(bytes, MOST_FRAMES + 1));
        check(animation.frames().size(), pixels);
        Path stills = mkv.resolveSibling(mkv.getFileName() + ".webp");
        try {
            try (OutputStream out = Files.newOutputStream(stills, StandardOpenOption.CREATE_NEW)) {
                for (WebpAnimation.Frame frame : animation.frames()) {
                    out.write(animation.still(frame));
                }
            } catch (IndexOutOfBoundsException e) {
                throw UnreadablePicture.broken(e);
            }
            List<String> pixelsOf = new ArrayList<>(List.of("-xerror"));
            pixelsOf.addAll(PictureConversion.input(PictureContainer.WEBP, maxPixels));
            pixelsOf.addAll(List.of("-err_detect", "explode", "-i", stills.toString(), "-map", "0:v:0"));
            pixelsOf.addAll(List.of("-noautoscale", "-fps_mode", "passthrough", "-pix_fmt", "bgra"));
            pixelsOf.addAll(List.of("-f", "rawvideo", "pipe:1"));
            List<String> arguments = new ArrayList<>(PictureStream.INPUT);
            arguments.addAll(encoded());
            ffmpeg.make(mkv, UnattendedTask.beside(mkv), arguments, stdin -> {
                PictureStream pictures = PictureStream.ofBgra(stdin);
                pictures.begin(animation.widthPx(), animation.heightPx());
                ffmpeg.read(UnattendedTask.beside(mkv), pixelsOf, stdout -> composed(animation, stdout, pictures));
            });
        } finally {
            Files.deleteIfExists(stills);
        }
        return animation.plays() == 0 ? ENDLESS : ONCE;
    }

    /** Composes each frame over the previous ones (RFC 9649, 2.7.1.1), and sends the canvas. */
    private static void composed(WebpAnimation animation, InputStream frames, PictureStream pictures)
            throws IOException {
        int width = animation.widthPx();
        int[] canvas = new int[width * animation.heightPx()];
        byte[] planes = new byte[4 * canvas.length];
        DataInputStream in = new DataInputStream(frames);
        long micros = 0;
        for (WebpAnimation.Frame frame : animation.frames()) {
            byte[] drawn = new byte[4 * frame.widthPx() * frame.heightPx()];
            in.readFully(drawn);
            draw(frame, ByteBuffer.wrap(drawn).order(ByteOrder.LITTLE_ENDIAN), canvas, width);
            ByteBuffer.wrap(planes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(canvas);
            long duration = 1000L * (frame.millis() < SHORTEST_MILLIS ? USUAL_MILLIS : frame.millis());
            pictures.write(micros, duration, planes);
            micros += duration;
            if (frame.cleared()) {
                for (int y = frame.y(); y < frame.y() + frame.heightPx(); y++) {
                    Arrays.fill(canvas, y * width + frame.x(), y * width + frame.x() + frame.widthPx(), 0);
                }
            }
        }
    }

    private static void draw(WebpAnimation.Frame frame, ByteBuffer drawn, int[] canvas, int width) {
        for (int y = 0; y < frame.heightPx(); y++) {
            for (int x = 0; x < frame.widthPx(); x++) {
                int at = (frame.y() + y) * width + frame.x() + x;
                int pixel = drawn.getInt();
                canvas[at] = frame.over() ? over(pixel, canvas[at]) : pixel;
            }
        }
    }

    /** Neither colour is premultiplied. */
    private static int over(int above, int below) {
        int a = above >>> 24;
        int b = (below >>> 24) * (255 - a) / 255;
        if (a == 255 || b == 0) {
            return a == 0 ? 0 : above;
        }
        int pixel = a + b << 24;
        for (int shift = 0; shift < 24; shift += 8) {
            int channel = ((above >> shift & 255) * a + (below >> shift & 255) * b + (a + b) / 2) / (a + b);
            pixel |= channel << shift;
        }
        return pixel;
    }
}
