package dev.claquete.operation.optimize;

import dev.claquete.operation.OperationContext;
import dev.claquete.operation.OperationImpossible;
import dev.claquete.operation.Source;
import dev.claquete.operation.optimize.OptimizeMedia.Smaller;
import dev.claquete.render.StereoSound;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes sound smaller as AAC in an M4A. */
final class SmallerSound implements OptimizeMedia.Optimizer {

    /** Bits a second. Below this, mono at a lower sample rate sounds better. */
    private static final double STEREO_FROM = 56_000;

    private static final double WIDE_FROM = 24_000;
    private static final double LEAST = 8_000;
    private static final double MOST = 320_000;

    private final OperationContext context;
    private int attempts;

    SmallerSound(OperationContext context) {
        this.context = context;
    }

    @Override
    public Smaller toQuality(OptimizeMedia.Order order) throws Exception {
        context.progress(0, "Encoding the sound");
        double rate =
                switch (order.quality()) {
                    case LOW -> 64_000;
                    case MEDIUM -> 128_000;
                    case HIGH -> 192_000;
                };
        return made(order, encoded(order.source(), rate, layout(order.source(), rate)));
    }

    @Override
    public Smaller toSize(OptimizeMedia.Order order, long targetBytes) throws Exception {
        double seconds = context.input(order.source()).seconds();
        if (seconds <= 0) {
            throw new OperationImpossible("target_size: the sound does not say how long it is");
        }
        double rate = 0.97 * 8 * targetBytes / seconds;
        SizeSearch search = new SizeSearch(targetBytes, LEAST, MOST, candidate -> {
            context.progress(0.1 * attempts, "Encoding the sound");
            return encoded(order.source(), candidate, layout(order.source(), rate));
        });
        Optional<Path> file = search.from(rate);
        return made(order, file.orElseThrow(() -> OptimizeMedia.tooSmall("sound", search.smallestBytes())));
    }

    private Smaller made(OptimizeMedia.Order order, Path file) {
        return new Smaller(
                file, "m4a", "audio/mp4", 0, 0, context.input(order.source()).seconds());
    }

    private List<String> layout(Source source, double rate) {
        if (rate >= STEREO_FROM) {
            return List.of("-af", context.stereo(source));
        }
        return List.of(
                "-af", context.stereo(source) + StereoSound.TO_MONO, "-ar", rate >= WIDE_FROM ? "32000" : "16000");
    }

    private Path encoded(Source source, double rate, List<String> layout) throws IOException {
        List<String> arguments = new ArrayList<>(context.arguments(source));
        arguments.addAll(List.of("-map", "0:a:0", "-map_metadata", "-1", "-c:a", "aac"));
        arguments.addAll(List.of("-b:a", String.valueOf(Math.round(rate))));
        arguments.addAll(layout);
        arguments.addAll(List.of("-movflags", "+faststart", "-f", "mp4"));
        Path file = context.folder().resolve("sound-" + attempts++ + ".m4a");
        return context.ffmpeg().make(file, context.task(), arguments);
    }
}
