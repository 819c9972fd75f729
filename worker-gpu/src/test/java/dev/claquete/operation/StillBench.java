package dev.claquete.operation;

import dev.claquete.render.MadeMedia;
import dev.claquete.render.StillStudio;
import dev.claquete.render.ffmpeg.MediaProbe;
import dev.claquete.render.ffmpeg.VideoCheck;
import dev.claquete.storage.ContentHash;
import dev.claquete.storage.ObjectKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Does operations on files that a test has made, with real FFmpeg and a store in memory. */
public final class StillBench {

    public final StillStudio studio;
    private final Path folder;
    private final Map<String, Input> inputs = new LinkedHashMap<>();
    private int made;

    public StillBench(Path folder) {
        this.folder = folder;
        this.studio = new StillStudio(folder);
    }

    /** A file made by FFmpeg. */
    public Path make(String name, String... arguments) throws IOException {
        return MadeMedia.make(folder.resolve(made++ + "-" + name), List.of(arguments));
    }

    public Source video(String field, Path file) throws Exception {
        VideoCheck.Video video = MadeMedia.checked(file, studio.probe());
        boolean sound = MadeMedia.probed(file, studio.probe()).audio().isPresent();
        return add(
                field,
                Source.Kind.VIDEO,
                file,
                new Input(
                        key(field),
                        Source.Kind.VIDEO,
                        video.container().contentType(),
                        Files.size(file),
                        video.container(),
                        video.widthPx(),
                        video.heightPx(),
                        video.fps(),
                        video.seconds(),
                        video.codec(),
                        sound ? "aac" : null));
    }

    public Source sound(String field, Path file) throws IOException {
        MediaProbe.Media media = MadeMedia.probed(file, studio.probe());
        return add(
                field,
                Source.Kind.AUDIO,
                file,
                new Input(
                        key(field),
                        Source.Kind.AUDIO,
                        "audio/wav",
                        Files.size(file),
                        null,
                        0,
                        0,
                        0,
                        media.seconds(),
                        null,
                        "pcm_s16le"));
    }

    public Source image(String field, Path file, int widthPx, int heightPx) throws IOException {
        String type = file.toString().endsWith(".png") ? "image/png" : "image/jpeg";
        return add(
                field,
                Source.Kind.IMAGE,
                file,
                new Input(
                        key(field),
                        Source.Kind.IMAGE,
                        type,
                        Files.size(file),
                        null,
                        widthPx,
                        heightPx,
                        0,
                        0,
                        null,
                        null));
    }

    private static String key(String field) {
        return "inputs/" + ContentHash.of(field).shortHex();
    }

    private Source add(String field, Source.Kind kind, Path file, Input input) {
        studio.store().put(new ObjectKey(input.key()), file, input.contentType(), Map.of());
        inputs.put(field, input);
        return new Source(field, kind);
    }

    /** As a worker does it, by way of JSON. */
    public <O extends Record> List<Product> perform(Operation<O> operation, O order) throws Exception {
        byte[] json = OrderJson.write(order);
        OperationContext context = context();
        operation.perform(OrderJson.read(json, operation.order()), context);
        return new ArrayList<>(context.products());
    }

    OperationContext context() {
        return new OperationContext(
                "job-" + made++,
                ContentHash.of(made),
                inputs,
                studio.store(),
                studio.ffmpeg(),
                studio.probe(),
                studio.encoders(),
                studio.task());
    }

    public Path file(Product product) {
        return studio.file(product.key());
    }
}
