package dev.claquete.operation;

import dev.claquete.render.BareFfmpeg;
import dev.claquete.render.FakeS3;
import dev.claquete.render.MadeMedia;
import dev.claquete.render.Programs;
import dev.claquete.render.Studio;
import dev.claquete.render.TestTask;
import dev.claquete.render.ffmpeg.EncoderChoice;
import dev.claquete.render.ffmpeg.Ffmpeg;
import dev.claquete.render.ffmpeg.MediaProbe;
import dev.claquete.render.ffmpeg.VideoContainer;
import dev.claquete.storage.ContentHash;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** What tests of operations need: the real FFmpeg, a store in memory, media made by FFmpeg, and jobs as a worker gets them. */
final class Workshop {

    final FakeS3 s3 = new FakeS3();
    final ObjectStore store = new ObjectStore(s3, "media");
    final Ffmpeg ffmpeg = new Ffmpeg(Programs.FFMPEG, Duration.ofMinutes(5));
    final MediaProbe probe = new MediaProbe(Programs.FFPROBE);
    private final EncoderChoice encoders = Studio.ENCODERS;
    private final Map<String, Input> inputs = new LinkedHashMap<>();
    private final Path folder;
    private int count;

    Workshop(Path folder) {
        this.folder = folder;
    }

    TestTask task() throws IOException {
        return new TestTask(Files.createDirectory(folder.resolve("task-" + count++)));
    }

    /** Makes a file with FFmpeg. */
    Path make(String name, String... arguments) throws IOException {
        return MadeMedia.make(folder.resolve(count++ + "-" + name), List.of(arguments));
    }

    /** Gives the next job a video, with what the studio would find out about it. */
    Source video(String field, Path file) throws IOException {
        MediaProbe.Media media = MadeMedia.probed(file, probe);
        MediaProbe.Video video = media.video().orElseThrow();
        VideoContainer container = VideoContainer.of(Arrays.copyOf(Files.readAllBytes(file), VideoContainer.START))
                .orElseThrow();
        String sound = media.audio().map(MediaProbe.Audio::codec).orElse(null);
        return input(field, Source.Kind.VIDEO, file, new Found(container, video, media.seconds(), sound));
    }

    Source audio(String field, Path file) throws IOException {
        MediaProbe.Media media = MadeMedia.probed(file, probe);
        String sound = media.audio().orElseThrow().codec();
        return input(field, Source.Kind.AUDIO, file, new Found(null, null, media.seconds(), sound));
    }

    Source image(String field, BufferedImage picture) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        return image(field, png.toByteArray());
    }

    /** @param picture as PNG or JPEG */
    Source image(String field, byte[] picture) throws IOException {
        Path file = Files.write(folder.resolve(count++ + "-picture"), picture);
        return input(field, Source.Kind.IMAGE, file, new Found(null, null, 0, null));
    }

    /** Puts another file in the place of one that was checked. */
    void replace(Source source, Path file) throws IOException {
        store.put(new ObjectKey(inputs.get(source.field()).key()), file, "application/octet-stream", Map.of());
    }

    private record Found(
            @Nullable VideoContainer container,
            MediaProbe.@Nullable Video video,
            double seconds,
            @Nullable String sound) {}

    private Source input(String field, Source.Kind kind, Path file, Found found) throws IOException {
        ObjectKey key = new ObjectKey("inputs/" + ContentHash.of(field).shortHex());
        boolean jpeg = Files.size(file) > 0 && Files.readAllBytes(file)[0] == (byte) 0xFF;
        String type = kind == Source.Kind.IMAGE ? jpeg ? "image/jpeg" : "image/png" : "application/octet-stream";
        store.put(key, file, type, Map.of());
        MediaProbe.Video video = found.video;
        inputs.put(
                field,
                new Input(
                        key.value(),
                        kind,
                        type,
                        Files.size(file),
                        found.container,
                        video == null ? 0 : video.widthPx(),
                        video == null ? 0 : video.heightPx(),
                        video == null ? 0 : video.fps(),
                        found.seconds,
                        video == null ? null : video.codec(),
                        found.sound));
        return new Source(field, kind);
    }

    /** Does a job, its order and inputs read from the store as a worker reads them. */
    List<Product> perform(Operation<?> operation, Record order) throws Exception {
        return perform(operation, order, task());
    }

    List<Product> perform(Operation<?> operation, Record order, TestTask task) throws Exception {
        store.put(new ObjectKey("order.json"), OrderJson.write(order), "application/json", Map.of());
        store.put(new ObjectKey("inputs.json"), OrderJson.write(inputs), "application/json", Map.of());
        PerformOperation performer = new PerformOperation(store, ffmpeg, probe, encoders, List.of(operation));
        PerformOperation.Output output = performer.handle(
                new PerformOperation.Input("job-1", operation.name(), "order.json", "inputs.json"), task);
        return OrderJson.products(store.bytes(new ObjectKey(output.productsKey())));
    }

    /** A local copy of a product. */
    Path file(Product product) {
        return store.download(product.objectKey(), folder.resolve("product-" + count++));
    }

    /** What ffprobe says, one line for each thing asked for. */
    List<String> ask(Path media, String... arguments) {
        return BareFfmpeg.ask(media, arguments);
    }

    /** The light of every frame, 0 to 255, at the size given. */
    List<byte[]> luma(Path media, int width, int height) {
        byte[] all = BareFfmpeg.read(
                List.of("-i", media.toString(), "-map", "0:V:0", "-f", "rawvideo", "-pix_fmt", "gray", "pipe:1"));
        List<byte[]> frames = new ArrayList<>();
        for (int at = 0; at < all.length; at += width * height) {
            frames.add(Arrays.copyOfRange(all, at, at + width * height));
        }
        return frames;
    }
}
