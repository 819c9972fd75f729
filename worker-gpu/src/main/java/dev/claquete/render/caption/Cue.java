package dev.claquete.render.caption;

import dev.claquete.render.caption.CaptionStyle.Position;
import dev.claquete.render.text.Rgb;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subtitle.
 *
 * @param fromMillis when it appears, in the video's time
 * @param toMillis when it disappears; after {@code fromMillis}
 * @param text without any markup, with its line breaks
 * @param position its own, if the file names one
 * @param spans the parts of the text that look different from the rest, in order
 */
public record Cue(long fromMillis, long toMillis, String text, @Nullable Position position, List<Span> spans) {

    /**
     * A part of the text with its own style.
     *
     * @param from index of its first character
     * @param to index after its last
     * @param colour null for the colour of all captions
     */
    public record Span(int from, int to, boolean bold, boolean italic, @Nullable Rgb colour) {}

    public Cue(long fromMillis, long toMillis, String text, @Nullable Position position) {
        this(fromMillis, toMillis, text, position, List.of());
    }
}
