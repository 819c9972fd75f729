package dev.claquete.operation.optimize;

import dev.claquete.operation.Input;
import dev.claquete.operation.Operation;
import dev.claquete.operation.OperationContext;
import dev.claquete.operation.OperationImpossible;
import dev.claquete.operation.ProductKind;
import dev.claquete.operation.Source;
import dev.claquete.render.ffmpeg.Quality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a file smaller: to a quality, or to a size that it never exceeds. A file that is small enough already, or would
 * grow, is returned unchanged.
 */
public final class OptimizeMedia implements Operation<OptimizeMedia.Order> {

    /**
     * @param source of the same kind as the result
     * @param targetBytes null for whatever the quality takes
     */
    public record Order(Source source, Quality quality, @Nullable Long targetBytes) {}

    /**
     * @param seconds of video and sound, otherwise 0
     */
    record Smaller(Path file, String extension, String contentType, int widthPx, int heightPx, double seconds) {}

    /** Optimizes one kind of media. */
    interface Optimizer {

        Smaller toQuality(Order order) throws Exception;

        /** @throws OperationImpossible naming the smallest sensible size */
        Smaller toSize(Order order, long targetBytes) throws Exception;
    }

    @Override
    public String name() {
        return "optimize";
    }

    @Override
    public Class<Order> order() {
        return Order.class;
    }

    @Override
    public ProductKind makes(Order order) {
        return ProductKind.valueOf(order.source.kind().name());
    }

    @Override
    public void perform(Order order, OperationContext context) throws Exception {
        Optional<Smaller> smaller = smaller(order, context);
        long original = context.input(order.source).bytes();
        Smaller result = smaller.isPresent() ? smaller.get() : asItIs(order.source, context);
        long optimized = Files.size(result.file);
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("original_size", original);
        facts.put("optimized_size", optimized);
        facts.put("reduction_percent", Math.round(1000.0 * (original - optimized) / original) / 10.0);
        facts.put("unchanged", smaller.isEmpty());
        context.keep(
                "optimized",
                result.file,
                result.extension,
                result.contentType,
                new OperationContext.Facts(result.widthPx, result.heightPx, result.seconds, facts));
    }

    /** Empty if the file should stay unchanged. */
    private static Optional<Smaller> smaller(Order order, OperationContext context) throws Exception {
        Input input = context.input(order.source);
        Optimizer optimizer =
                switch (order.source.kind()) {
                    case VIDEO -> new SmallerVideo(context);
                    case AUDIO -> new SmallerSound(context);
                    case IMAGE -> new SmallerPicture(context);
                    default -> throw new IllegalArgumentException("cannot be optimized: " + order.source);
                };
        boolean converted = Files.size(context.file(order.source)) != input.bytes(); // the original was replaced
        if (order.targetBytes != null) {
            return input.bytes() <= order.targetBytes && !converted
                    ? Optional.empty()
                    : Optional.of(optimizer.toSize(order, order.targetBytes));
        }
        Smaller made = optimizer.toQuality(order);
        return converted || Files.size(made.file) < input.bytes() ? Optional.of(made) : Optional.empty();
    }

    private static Smaller asItIs(Source source, OperationContext context) throws IOException {
        Input input = context.input(source);
        String extension = input.container() != null
                ? input.container().extension()
                : input.contentType()
                        .replaceAll(".*[/-]", "")
                        .replace("mpeg", "mp3")
                        .replace("jpeg", "jpg");
        return new Smaller(
                context.file(source),
                extension,
                input.contentType(),
                input.widthPx(),
                input.heightPx(),
                input.seconds());
    }

    /** @param bytes of the smallest useful result */
    static OperationImpossible tooSmall(String kind, long bytes) {
        return new OperationImpossible("target_size: the smallest possible size of this " + kind + " is about "
                + (bytes < 10_000_000 ? (bytes + 999) / 1000 + " KB" : (bytes + 999_999) / 1_000_000 + " MB"));
    }
}
