package dev.claquete.render;

import dev.claquete.render.CaptionStyle.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subtitle.
 *
 * @param fromMillis of the video's time
 * @param toMillis when it goes; after {@code fromMillis}
 * @param text without any markup; its line ends stay
 * @param position its own, where the file names one
 * @param spans what of the text looks otherwise than the rest, in order
 */
public record Cue(long fromMillis, long toMillis, String text, @Nullable Position position, List<Span> spans) {

    /**
     * A part of the text with a look of its own.
     *
     * @param from index of its first character
     * @param to index after its last
     * @param colour null for that of all captions
     */
    public record Span(int from, int to, boolean bold, boolean italic, @Nullable Rgb colour) {}

    public Cue(long fromMillis, long toMillis, String text, @Nullable Position position) {
        this(fromMillis, toMillis, text, position, List.of());
    }
}
