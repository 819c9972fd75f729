package dev.claquete.studio.project;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** The aspect ratios of a video, with their size in pixels. */
enum AspectRatio {
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

    int widthPx() {
        return widthPx;
    }

    int heightPx() {
        return heightPx;
    }

    static Optional<AspectRatio> of(String word) {
        return Arrays.stream(values()).filter(ratio -> ratio.word.equals(word)).findFirst();
    }
}
