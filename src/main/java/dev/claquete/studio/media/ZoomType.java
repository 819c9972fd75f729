package dev.claquete.studio.media;

import dev.claquete.render.frame.VisualEffect;
import dev.claquete.studio.web.InvalidInput;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Maps the GPU video API's names of camera moves: {@code zoomin}, {@code zoomout}, {@code zoompanright}, ... */
final class ZoomType {

    private ZoomType() {}

    /** @param name in any case, also with underscores or hyphens between its words */
    static VisualEffect parse(String field, String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT).replaceAll("[_-]", "");
        return Arrays.stream(VisualEffect.values())
                .filter(effect -> name(effect).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(field, "must be one of " + names()));
    }

    private static String name(VisualEffect effect) {
        return effect.wireName().replace("_", "");
    }

    private static String names() {
        return Arrays.stream(VisualEffect.values()).map(ZoomType::name).collect(Collectors.joining(", "));
    }
}
