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
import dev.claquete.render.ffmpeg.Resolution;
import dev.claquete.render.ffmpeg.VideoContainer;
import dev.claquete.render.frame.YuvFrame;
import dev.claquete.storage.ContentHash;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** Videos made by the real FFmpeg, captions for them, and a look at every frame of what comes out. */
public final class Screening {

    final Ffmpeg ffmpeg = new Ffmpeg(Programs.FFMPEG, Duration.ofMinutes(5));
    private final MediaProbe probe = new MediaProbe(Programs.FFPROBE);
    private final EncoderChoice encoders = Studio.ENCODERS;
    private final ObjectStore store = new ObjectStore(new FakeS3(), "media");
    private final Map<String, Input> inputs = new HashMap<>();
    private final Path folder;
    private int count;

    public Screening(Path folder) {
        this.folder = folder;
    }

    TestTask task() throws IOException {
        return new TestTask(Files.createDirectory(folder.resolve("task-" + count++)));
    }

    /** Grey pictures. */
    public Source grey(String size, String rate, double seconds) throws Exception {
        return video("mp4", "-f", "lavfi", "-i", "color=0x6e6e6e:s=" + size + ":r=" + rate + ":d=" + seconds);
    }

    /** @param arguments for FFmpeg, without the file */
    public Source video(String extension, String... arguments) throws Exception {
        return video(make(extension, arguments));
    }

    public Path make(String extension, String... arguments) throws IOException {
        return MadeMedia.make(folder.resolve("made-" + count++ + "." + extension), List.of(arguments));
    }

    public Source video(Path file) throws Exception {
        VideoContainer container = VideoContainer.of(Arrays.copyOf(Files.readAllBytes(file), VideoContainer.START))
                .orElseThrow();
        MediaProbe.Media media = MadeMedia.probed(file, probe);
        MediaProbe.Video video = media.video().orElseThrow();
        inputs.put(
                "url_video",
                new Input(
                        stored(file),
                        Source.Kind.VIDEO,
                        container.contentType(),
                        Files.size(file),
                        container,
                        video.widthPx(),
                        video.heightPx(),
                        video.fps(),
                        media.seconds(),
                        video.codec(),
                        media.audio().map(MediaProbe.Audio::codec).orElse(null)));
        return new Source("url_video", Source.Kind.VIDEO);
    }

    public Source text(String field, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("text-" + count++), text);
        long size = Files.size(file);
        inputs.put(field, new Input(stored(file), Source.Kind.TEXT, "text/plain", size, null, 0, 0, 0, 0, null, null));
        return new Source(field, Source.Kind.TEXT);
    }

    private String stored(Path file) {
        String key = "inputs/" + count++;
        store.put(new ObjectKey(key), file, "application/octet-stream", Map.of());
        return key;
    }

    public <O extends Record> Path perform(Operation<O> operation, O order) throws Exception {
        return perform(operation, order, task());
    }

    /** Performs an order that has made its journey as JSON; a copy of what was made. */
    public <O extends Record> Path perform(Operation<O> operation, O order, TestTask task) throws Exception {
        ContentHash contents = ContentHash.of(count);
        OperationContext context = new OperationContext("job", contents, inputs, store, ffmpeg, probe, encoders, task);
        operation.perform(OrderJson.read(OrderJson.write(order), operation.order()), context);
        return store.download(context.products().get(0).objectKey(), folder.resolve("result-" + count++ + ".mp4"));
    }

    public MediaProbe.Media media(Path file) {
        return MadeMedia.probed(file, probe);
    }

    public List<YuvFrame> frames(Path video) {
        MediaProbe.Video facts = MadeMedia.probed(video, probe).video().orElseThrow();
        List<String> arguments = new ArrayList<>(List.of("-i", video.toString(), "-map", "0:v:0"));
        arguments.addAll(List.of("-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt", "yuv420p", "pipe:1"));
        ByteBuffer bytes = ByteBuffer.wrap(BareFfmpeg.read(arguments));
        List<YuvFrame> frames = new ArrayList<>();
        while (bytes.hasRemaining()) {
            YuvFrame frame = new YuvFrame(new Resolution(facts.widthPx(), facts.heightPx()));
            bytes.get(frame.y).get(frame.u).get(frame.v);
            frames.add(frame);
        }
        return frames;
    }

    BufferedImage picture(Path video, double seconds) throws IOException {
        Path png = make("png", "-ss", String.valueOf(seconds), "-i", video.toString(), "-frames:v", "1");
        return ImageIO.read(png.toFile());
    }

    /** What ffprobe says of each picture or stream, a line each. */
    public static List<String> ask(Path media, String entries, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("-show_entries", entries));
        return BareFfmpeg.ask(media, all.toArray(String[]::new)).stream()
                .map(line -> line.replaceAll(",$", ""))
                .toList();
    }
}
