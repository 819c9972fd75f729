package dev.claquete.operation;

import dev.claquete.render.Quality;
import dev.claquete.render.Resolution;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may say of a video to be made; what is null is the operation's own business.
 *
 * @param widthPx even, with {@code heightPx} or not at all
 * @param fps whole frames a second
 */
public record OutputOptions(
        @Nullable Integer widthPx, @Nullable Integer heightPx, @Nullable Integer fps, @Nullable Quality quality) {

    public static final OutputOptions NONE = new OutputOptions(null, null, null, null);

    public Resolution size(Resolution usual) {
        return widthPx == null || heightPx == null ? usual : new Resolution(widthPx, heightPx);
    }

    public int fps(int usual) {
        return fps == null ? usual : fps;
    }

    /** {@link Quality#HIGH} unless another one is wanted. */
    public Quality qualityOrHigh() {
        return quality == null ? Quality.HIGH : quality;
    }
}
