package dev.claquete.operation;

import dev.claquete.render.MediaBroken;

/**
 * A one-shot operation on media. It is stateless, and its result depends only on its order and inputs, so a repeat
 * gives the same. It works in the context's folder, which is removed when it is done or has failed.
 *
 * @param <O> the parameters, as JSON can carry them: strings, numbers, lists, records of these, and a {@link Source}
 *     for each file. The code that creates an order validates it; an operation checks only what depends on the media.
 */
public interface Operation<O extends Record> {

    /** The name in diagrams, prices and APIs: {@code addaudio}. */
    String name();

    /** Its name in the price list and the credit ledger. */
    default String price() {
        return "media_" + name().replace('-', '_');
    }

    Class<O> order();

    /** The kind of the first product of this order. Notifications about finished and failed jobs depend on it. */
    ProductKind makes(O order);

    /**
     * Does the work and {@link OperationContext#keep stores} the products.
     *
     * @throws MediaBroken if an input cannot be decoded after all
     * @throws OperationImpossible if the order cannot be fulfilled with these inputs
     */
    void perform(O order, OperationContext context) throws Exception;
}
