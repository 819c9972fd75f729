package dev.claquete.operation;

import dev.claquete.render.ffmpeg.Quality;
import dev.claquete.render.ffmpeg.Resolution;
import org.jspecify.annotations.Nullable;

/**
 * A caller's options for a video; null values are left to the operation.
 *
 * @param widthPx even; requires {@code heightPx}
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

    /** The requested quality, {@link Quality#HIGH} by default. */
    public Quality qualityOrHigh() {
        return quality == null ? Quality.HIGH : quality;
    }
}
