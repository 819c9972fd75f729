package dev.claquete.operation;

import dev.claquete.operation.OperationContext.Facts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes the file of a speech at the requested speed, with unchanged pitch, as MP3 or WAV. */
public final class SynthesizeSpeech implements Operation<SynthesizeSpeech.Order> {

    public static final String NAME = "synthesize-speech";

    /**
     * The most that {@code atempo} changes at once without leaving sound out (FFmpeg's documentation of the filter).
     */
    private static final double MOST_AT_ONCE = 2;

    private static final double LEAST_AT_ONCE = 0.5;

    public enum Format {
        MP3("audio/mpeg", List.of("-c:a", "libmp3lame", "-b:a", "128k")),
        WAV("audio/wav", List.of("-c:a", "pcm_s16le"));

        private final String contentType;
        private final List<String> encoding;

        Format(String contentType, List<String> encoding) {
            this.contentType = contentType;
            this.encoding = encoding;
        }

        String extension() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param speed 2 for twice as fast; 0.25 to 4 */
    public record Order(Source speech, double speed, Format format) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Order> order() {
        return Order.class;
    }

    @Override
    public ProductKind makes(Order order) {
        return ProductKind.AUDIO;
    }

    @Override
    public void perform(Order order, OperationContext context) throws Exception {
        context.progress(0.5, "Encoding the speech");
        List<String> arguments = new ArrayList<>(context.arguments(order.speech));
        arguments.addAll(List.of("-map", "0:a:0", "-map_metadata", "-1"));
        if (order.speed != 1) {
            arguments.addAll(List.of("-af", tempo(order.speed)));
        }
        arguments.addAll(order.format.encoding);
        String extension = order.format.extension();
        Path made = context.ffmpeg().make(context.folder().resolve("speech." + extension), context.task(), arguments);
        double seconds = context.probe().probe(made).seconds();
        context.keep("speech", made, extension, order.format.contentType, Facts.ofSound(seconds));
    }

    /** 4 -> {@code atempo=2.000000,atempo=2.000000}. */
    static String tempo(double speed) {
        List<String> steps = new ArrayList<>();
        for (double left = speed; ; ) {
            double step = Math.max(LEAST_AT_ONCE, Math.min(MOST_AT_ONCE, left));
            steps.add(String.format(Locale.ROOT, "atempo=%.6f", step));
            left /= step;
            if (Math.abs(left - 1) < 1e-9) {
                return String.join(",", steps);
            }
        }
    }
}
