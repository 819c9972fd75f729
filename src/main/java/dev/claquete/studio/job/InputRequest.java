package dev.claquete.studio.job;

import dev.claquete.operation.Source;
import org.jspecify.annotations.Nullable;

/**
 * A file that a caller names, or describes.
 *
 * @param address an address on the internet, or what names an object of the caller's own; of what is to be made, its description
 * @param maker the name of the {@link InputProvider}; null for what is fetched
 * @param spared whether the operation can do without it: why it cannot be had is told with the results
 */
record InputRequest(Source source, String address, @Nullable String maker, boolean spared) {

    InputRequest(Source source, String address) {
        this(source, address, null, false);
    }

    static InputRequest spared(Source source, String address) {
        return new InputRequest(source, address, null, true);
    }

    static InputRequest made(Source source, String description, String maker) {
        return new InputRequest(source, description, maker, false);
    }
}
