package dev.claquete.operation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is made. */
public enum ProductKind {
    IMAGE,
    VIDEO,
    AUDIO,
    ARCHIVE;

    private static final String ZIP = "application/zip";

    /** {@code video}, as answers and events name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for what is none of them. */
    public static Optional<ProductKind> of(String contentType) {
        if (contentType.equals(ZIP)) {
            return Optional.of(ARCHIVE);
        }
        return Arrays.stream(values())
                .filter(kind -> contentType.startsWith(kind.word() + "/"))
                .findFirst();
    }
}
