package dev.claquete.studio.template;

import dev.claquete.operation.Input;
import dev.claquete.operation.Source;
import dev.claquete.operation.StoredMaterial;
import dev.claquete.operation.scenes.Compositor;
import dev.claquete.operation.scenes.Element;
import dev.claquete.operation.scenes.ScenePlan;
import dev.claquete.operation.scenes.VideoUnreadable;
import dev.claquete.render.ffmpeg.Ffmpeg;
import dev.claquete.render.ffmpeg.MediaProbe;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.file.IncomingFiles;
import dev.claquete.studio.web.Conflict;
import dev.claquete.studio.web.TooManyRequests;
import dev.claquete.studio.web.Unprocessable;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Draws single frames for waiting callers, a few at a time. A frame equals that of the video. */
@Component
class Previews {

    private static final float QUALITY = 0.92f;

    private final ObjectStore store;
    private final Ffmpeg ffmpeg;
    private final MediaProbe probe;
    private final SceneProperties properties;
    private final IncomingFiles intake;
    private final Semaphore turns;

    Previews(ObjectStore store, Ffmpeg ffmpeg, MediaProbe probe, SceneProperties properties, IncomingFiles intake) {
        this.probe = probe;
        this.intake = intake;
        this.store = store;
        this.ffmpeg = ffmpeg;
        this.properties = properties;
        this.turns = new Semaphore(properties.previewsAtOnce(), true);
    }

    /**
     * The picture at a moment of a scene, as JPEG.
     *
     * @param inputs by field, as far as they exist
     * @throws Conflict if a visible element's file does not exist yet
     * @throws TooManyRequests if too many others are waiting
     */
    byte[] draw(ScenePlan plan, Map<String, Input> inputs, int scene, double seconds) throws IOException {
        for (Source source : seen(plan, scene)) {
            if (!inputs.containsKey(source.field())) {
                throw new Conflict(source.field() + " is still being downloaded; please try again in a few seconds");
            }
        }
        return inTurn(task -> {
            StoredMaterial material = new StoredMaterial(inputs, store, probe, task.scratch());
            try (Compositor compositor = new Compositor(plan, material, ffmpeg, task, 1)) {
                return jpeg(compositor.picture(compositor.frameAt(scene, seconds)));
            }
        });
    }

    /** The first frame of a finished video that begins at a moment or later, as JPEG. */
    byte[] cut(ObjectKey video, double seconds) throws IOException {
        return inTurn(task -> {
            Path file = store.download(video, task.scratch().resolve("video.mp4"));
            List<String> arguments = List.of(
                    "-ss",
                    String.format(Locale.ROOT, "%.3f", seconds),
                    "-i",
                    file.toString(),
                    "-frames:v",
                    "1",
                    "-f",
                    "image2",
                    "-c:v",
                    "png");
            Path png = ffmpeg.make(task.scratch().resolve("frame.png"), task, arguments);
            BufferedImage read = Objects.requireNonNull(ImageIO.read(png.toFile()));
            BufferedImage picture = new BufferedImage(read.getWidth(), read.getHeight(), BufferedImage.TYPE_INT_RGB);
            picture.createGraphics().drawImage(read, 0, 0, null);
            return jpeg(picture);
        });
    }

    private interface Drawing {
        byte[] in(PreviewTask task) throws IOException;
    }

    private byte[] inTurn(Drawing drawing) throws IOException {
        try {
            if (!turns.tryAcquire(properties.previewPatience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TooManyRequests(properties.previewPatience());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooManyRequests(properties.previewPatience());
        }
        try {
            return inFolder(drawing);
        } finally {
            turns.release();
        }
    }

    private byte[] inFolder(Drawing drawing) throws IOException {
        Path folder = intake.newFolder();
        try (PreviewTask task = new PreviewTask(folder)) {
            return drawing.in(task);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CancellationException e) {
            throw new Unprocessable("This frame takes too long to draw");
        } catch (VideoUnreadable e) {
            throw new Unprocessable("A video of this scene cannot be decoded");
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    /** The visible files of a scene and of the previous one, which its transition shows. */
    static List<Source> seen(ScenePlan plan, int scene) {
        boolean both = scene > 0 && plan.scenes().get(scene).transition() != null;
        return plan.scenes().subList(both ? scene - 1 : scene, scene + 1).stream()
                .flatMap(it -> it.elements().stream())
                .map(Element::source)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    static byte[] jpeg(BufferedImage picture) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam quality = writer.getDefaultWriteParam();
            quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            quality.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), quality);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
