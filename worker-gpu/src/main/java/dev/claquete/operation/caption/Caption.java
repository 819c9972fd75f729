package dev.claquete.operation.caption;

import dev.claquete.operation.Operation;
import dev.claquete.operation.OperationContext;
import dev.claquete.operation.OutputOptions;
import dev.claquete.operation.ProductKind;
import dev.claquete.operation.ShownText;
import dev.claquete.operation.Source;
import dev.claquete.render.caption.Cue;
import dev.claquete.render.caption.CueCaptions;
import dev.claquete.render.ffmpeg.Resolution;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Burns subtitles (SubRip or WebVTT) into a video, each on exactly the frames of its time. */
public final class Caption implements Operation<Caption.Order> {

    /**
     * @param subtitles a subtitle file; or
     * @param text its content
     * @param encoding of the file, if its sender names one
     */
    public record Order(
            Source video,
            @Nullable Source subtitles,
            @Nullable String text,
            CaptionOptions style,
            OutputOptions output,
            @Nullable String encoding) {

        public Order(
                Source video,
                @Nullable Source subtitles,
                @Nullable String text,
                CaptionOptions style,
                OutputOptions output) {
            this(video, subtitles, text, style, output, null);
        }
    }

    @Override
    public String name() {
        return "caption";
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
        context.progress(0, "Reading the subtitles");
        List<Cue> cues = cues(order, context);
        String field = order.subtitles == null ? "srt" : order.subtitles.field();
        ShownText.check(field, cues.stream().map(Cue::text).toList(), context);
        CaptionedVideo video = new CaptionedVideo(order.video, order.output, context);
        Resolution size = video.size();
        video.burn(new CueCaptions(cues, order.style.ofSubtitles(size), size), Map.of("subtitles", cues.size()));
    }

    private static List<Cue> cues(Order order, OperationContext context) throws Exception {
        if (order.subtitles != null) {
            return SubtitleFile.read(
                    Files.readAllBytes(context.file(order.subtitles)), order.subtitles.field(), order.encoding);
        }
        String text = order.text == null ? "" : order.text;
        return SubtitleFile.read(text.getBytes(StandardCharsets.UTF_8), "srt");
    }
}
