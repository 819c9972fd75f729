package dev.claquete.studio.job;

import dev.claquete.operation.Source;
import org.jspecify.annotations.Nullable;

/**
 * An input that a caller names or describes.
 *
 * @param address an internet address, or the name of an object of the caller's own; for an input to generate, its
 *     description
 * @param maker the name of the {@link InputProvider}; null for a download
 * @param spared whether the operation can do without it: a failure is then reported with the results
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
