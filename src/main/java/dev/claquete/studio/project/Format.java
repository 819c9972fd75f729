package dev.claquete.studio.project;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.claquete.studio.web.JsonReader;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A video's aspect ratio, frame rate and transition between scenes.
 *
 * @param fps frames per second, 24 or 30
 * @param transition {@code crossfade} or {@code cut}
 */
@Embeddable
public record Format(@Enumerated(EnumType.STRING) AspectRatio aspectRatio, int fps, String transition) {

    private static final Format USUAL = new Format(AspectRatio.PORTRAIT, 30, "crossfade");

    static Format read(JsonReader in, @Nullable Format earlier) {
        Format before = earlier == null ? USUAL : earlier;
        List<String> ratios =
                Arrays.stream(AspectRatio.values()).map(AspectRatio::word).toList();
        String ratio = in.get("aspect_ratio").oneOf(ratios, before.aspectRatio.word());
        int fps = in.get("fps").whole(24, 30).orElse(before.fps);
        if (fps != 24 && fps != 30) {
            throw in.invalid("fps", "must be 24 or 30");
        }
        return new Format(
                AspectRatio.of(ratio).orElseThrow(),
                fps,
                in.get("transition").oneOf(List.of("crossfade", "cut"), before.transition));
    }

    /** The aspect ratios of a video, with their size in pixels. */
    public enum AspectRatio {
        PORTRAIT("9:16", 1080, 1920),
        LANDSCAPE("16:9", 1920, 1080),
        SQUARE("1:1", 1080, 1080);

        private final String word;
        private final int widthPx;
        private final int heightPx;

        AspectRatio(String word, int widthPx, int heightPx) {
            this.word = word;
            this.widthPx = widthPx;
            this.heightPx = heightPx;
        }

        @JsonValue
        String word() {
            return word;
        }

        public int widthPx() {
            return widthPx;
        }

        public int heightPx() {
            return heightPx;
        }

        static Optional<AspectRatio> of(String word) {
            return Arrays.stream(values())
                    .filter(ratio -> ratio.word.equals(word))
                    .findFirst();
        }
    }
}
