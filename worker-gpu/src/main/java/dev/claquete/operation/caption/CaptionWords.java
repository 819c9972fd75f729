package dev.claquete.operation.caption;

import dev.claquete.operation.Operation;
import dev.claquete.operation.OperationContext;
import dev.claquete.operation.OperationImpossible;
import dev.claquete.operation.OutputOptions;
import dev.claquete.operation.ProductKind;
import dev.claquete.operation.ShownText;
import dev.claquete.operation.Source;
import dev.claquete.render.caption.WordCaptions;
import dev.claquete.render.caption.WordTiming;
import dev.claquete.render.ffmpeg.Resolution;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Burns spoken words into a video, a few at a time, each highlighted while it is heard. */
public final class CaptionWords implements Operation<CaptionWords.Order> {

    /**
     * @param words a file as {@link WordsFile} reads it; or
     * @param spoken the words themselves, in the order spoken
     */
    public record Order(
            Source video,
            @Nullable Source words,
            @Nullable List<WordTiming> spoken,
            CaptionOptions style,
            OutputOptions output) {}

    @Override
    public String name() {
        return "caption-words";
    }

    @Override
    public Class<Order> order() {
        return Order.class;
    }

    @Override
    public ProductKind makes(Order order) {
        return ProductKind.VIDEO;
    }

    @Override
    public void perform(Order order, OperationContext context) throws Exception {
        context.progress(0, "Reading the words");
        List<WordTiming> words = words(order, context);
        String field = order.words == null ? "words" : order.words.field();
        ShownText.check(field, words.stream().map(WordTiming::word).toList(), context);
        CaptionedVideo video = new CaptionedVideo(order.video, order.output, context);
        Resolution size = video.size();
        video.burn(new WordCaptions(words, order.style.ofWords(size), size), Map.of("words", words.size()));
    }

    private static List<WordTiming> words(Order order, OperationContext context) throws Exception {
        if (order.words != null) {
            return WordsFile.read(Files.readAllBytes(context.file(order.words)), order.words.field());
        }
        if (order.spoken == null || order.spoken.isEmpty()) {
            throw new OperationImpossible("words: must not be empty");
        }
        return order.spoken;
    }
}
