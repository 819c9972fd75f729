package dev.claquete.studio.media;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.claquete.operation.OutputOptions;
import dev.claquete.render.Quality;
import dev.claquete.studio.web.InvalidInput;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The options for the resulting video, under {@code output}; missing fields are left to the operation.
 *
 * @param width in pixels; requires {@code height}
 * @param quality {@code low}, {@code medium} or {@code high}
 */
public record OutputRequest(
        @JsonProperty("width") @Nullable Integer width,
        @JsonProperty("height") @Nullable Integer height,
        @JsonProperty("fps") @Nullable Integer fps,
        @JsonProperty("quality") @Nullable String quality) {

    private static final int LEAST_SIDE = 16;
    private static final int LARGEST_SIDE = 3840;
    private static final int MOST_FPS = 60;

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
        if (fps != null && (fps < 1 || fps > MOST_FPS)) {
            throw new InvalidInput("output.fps", "must be from 1 to " + MOST_FPS);
        }
        return new OutputOptions(width, height, fps, quality == null ? null : known(quality));
    }

    private static void side(String field, @Nullable Integer pixels) {
        if (pixels != null && (pixels < LEAST_SIDE || pixels > LARGEST_SIDE || pixels % 2 != 0)) {
            throw new InvalidInput(field, "must be an even number from " + LEAST_SIDE + " to " + LARGEST_SIDE);
        }
    }

    private static Quality known(String name) {
        return Arrays.stream(Quality.values())
                .filter(quality -> quality.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("output.quality", "must be one of " + qualities()));
    }

    private static String qualities() {
        return Arrays.stream(Quality.values())
                .map(quality -> quality.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
