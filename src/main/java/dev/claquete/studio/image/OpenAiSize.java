package dev.claquete.studio.image;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The sizes that every GPT image model supports; the renderer crops the rest. Source: the {@code size} parameter of
 * {@code POST /v1/images/generations} as openai-java 4.100.0 documents it.
 */
enum OpenAiSize {
    PORTRAIT(1024, 1536),
    SQUARE(1024, 1024),
    LANDSCAPE(1536, 1024);

    private final int widthPx;
    private final int heightPx;

    OpenAiSize(int widthPx, int heightPx) {
        this.widthPx = widthPx;
        this.heightPx = heightPx;
    }

    static OpenAiSize closestTo(int widthPx, int heightPx) {
        double wanted = Math.log((double) widthPx / heightPx);
        return Arrays.stream(values())
                .min(Comparator.comparingDouble(
                        size -> Math.abs(wanted - Math.log((double) size.widthPx / size.heightPx))))
                .orElseThrow();
    }

    String parameter() {
        return widthPx + "x" + heightPx;
    }
}
