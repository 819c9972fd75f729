package dev.claquete.studio.file;

import java.util.Locale;

/** What a field of the API expects a file to be; decided from its bytes, never from what a client or server claims. */
public enum MediaKind {
    IMAGE,
    AUDIO,
    VIDEO;

    /** As it reads in a sentence: {@code image}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
