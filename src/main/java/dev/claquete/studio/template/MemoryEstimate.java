package dev.claquete.studio.template;

import dev.claquete.operation.scenes.Element;
import dev.claquete.operation.scenes.ScenePlan;
import dev.claquete.studio.web.JsonReader;
import java.util.List;

/** Estimates the memory for the elements of a scene while it is drawn. */
record MemoryEstimate(ScenePlan.Output output, SceneProperties limits) {

    /** Frames of a video in memory. */
    private static final int FRAMES = 14;

    private static final double USUAL_TEXT = 0.84 * 0.8;
    private static final double LETTER = 1.5;

    /** Each is decoded by its own FFmpeg process. */
    private static final int MOST_VIDEOS = 8;

    void check(JsonReader field, List<Element> elements) {
        if (elements.stream().filter(it -> it.kind() == Element.Kind.VIDEO).count() > MOST_VIDEOS) {
            throw field.invalid("must have at most " + MOST_VIDEOS + " videos");
        }
        double pixels = elements.stream().mapToDouble(this::pixels).sum();
        if (pixels > limits.maxLayerPixels()) {
            throw field.invalid("must have at most " + limits.maxLayerPixels()
                    + " pixels together, where a video counts " + FRAMES + " times");
        }
    }

    private double pixels(Element element) {
        double frame = (double) output.widthPx() * output.heightPx();
        Double width = element.place().width();
        Double height = element.place().height();
        double box = frame * (width == null ? 1 : width) * (height == null ? 1 : height);
        return switch (element.kind()) {
            case VIDEO -> FRAMES * box;
            case TEXT -> Math.min(width == null && height == null ? USUAL_TEXT * frame : box, letters(element));
            default -> box;
        };
    }

    private double letters(Element element) {
        double em = element.style().fontSize() * Math.min(output.widthPx(), output.heightPx()) / ScenePlan.UNITS;
        int characters = element.text() == null ? 0 : element.text().length();
        double padding = 2 * element.style().padding() * em;
        return characters * LETTER * em * em + padding * padding + em * em;
    }
}
