package dev.claquete.operation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kind of a product. */
public enum ProductKind {
    IMAGE,
    VIDEO,
    AUDIO;

    /** {@code video}: the first word of content types, answers and events. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for any other content type. */
    public static Optional<ProductKind> of(String contentType) {
        return Arrays.stream(values())
                .filter(kind -> contentType.startsWith(kind.word() + "/"))
                .findFirst();
    }
}
