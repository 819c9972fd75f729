package dev.claquete.studio.media;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.claquete.operation.OutputOptions;
import dev.claquete.render.ffmpeg.Quality;
import dev.claquete.studio.web.InvalidInput;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * The options for the resulting video, under {@code output}; missing fields are left to the operation.
 *
 * @param width in pixels, requires {@code height}
 */
public record OutputRequest(
        @JsonProperty("width") @Nullable Integer width,
        @JsonProperty("height") @Nullable Integer height,
        @JsonProperty("fps") @Min(1) @Max(60) @Nullable Integer fps,
        @JsonProperty("quality") @Nullable Quality quality) {

    private static final int LEAST_SIDE = 16;
    private static final int LARGEST_SIDE = 3840;

    /** @throws InvalidInput if a field is invalid */
    public static OutputOptions checked(@Nullable OutputRequest wanted) {
        return wanted == null ? OutputOptions.NONE : wanted.checked();
    }

    private OutputOptions checked() {
        if ((width == null) != (height == null)) {
            throw new InvalidInput(width == null ? "output.width" : "output.height", "is required with the other side");
        }
        side("output.width", width);
        side("output.height", height);
        return new OutputOptions(width, height, fps, quality);
    }

    private static void side(String field, @Nullable Integer pixels) {
        if (pixels != null && (pixels < LEAST_SIDE || pixels > LARGEST_SIDE || pixels % 2 != 0)) {
            throw new InvalidInput(field, "must be an even number from " + LEAST_SIDE + " to " + LARGEST_SIDE);
        }
    }
}
