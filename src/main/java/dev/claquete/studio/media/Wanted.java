package dev.claquete.studio.media;

import dev.claquete.operation.Source;

/**
 * A file that a caller names, or describes.
 *
 * @param address an address on the internet, or what names an object of the caller's own; of what is to be made, its description
 * @param made by an {@link InputMaker}
 */
record Wanted(Source source, String address, boolean made) {

    Wanted(Source source, String address) {
        this(source, address, false);
    }
}
