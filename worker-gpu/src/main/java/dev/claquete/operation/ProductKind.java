package dev.claquete.operation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kind of a product. */
public enum ProductKind {
    IMAGE,
    VIDEO,
    AUDIO,
    ARCHIVE;

    private static final String ZIP = "application/zip";

    /** {@code video}: the word in answers and events. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for any other content type. */
    public static Optional<ProductKind> of(String contentType) {
        if (contentType.equals(ZIP)) {
            return Optional.of(ARCHIVE);
        }
        return Arrays.stream(values())
                .filter(kind -> contentType.startsWith(kind.word() + "/"))
                .findFirst();
    }
}
