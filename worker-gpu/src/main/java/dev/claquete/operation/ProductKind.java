package dev.claquete.operation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is made. */
public enum ProductKind {
    IMAGE,
    VIDEO,
    AUDIO;

    /** {@code video}, as content types, answers and events begin. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for what is none of them. */
    public static Optional<ProductKind> of(String contentType) {
        return Arrays.stream(values())
                .filter(kind -> contentType.startsWith(kind.word() + "/"))
                .findFirst();
    }
}
