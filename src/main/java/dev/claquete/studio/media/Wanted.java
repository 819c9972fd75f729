package dev.claquete.studio.media;

import dev.claquete.operation.Source;
import org.jspecify.annotations.Nullable;

/**
 * A file that a caller names, or describes.
 *
 * @param address an address on the internet, or what names an object of the caller's own; of what is to be made, its description
 * @param maker the name of the {@link InputMaker}; null for what is fetched
 */
record Wanted(Source source, String address, @Nullable String maker) {

    Wanted(Source source, String address) {
        this(source, address, null);
    }
}
