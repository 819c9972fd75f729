package dev.claquete.operation;

import dev.claquete.render.MediaBroken;

/**
 * Something that can be done to media. An operation is stateless; what it makes depends on its order and inputs alone, so that a
 * repeat makes the same. It works in the bench's folder, which is removed when it is done or has failed.
 *
 * @param <O> what is wanted, as JSON carries it: strings, numbers, lists, records of these, and a {@link Source} wherever a file
 *     is needed. Whoever writes an order has checked it; an operation checks only what takes the media to know.
 */
public interface Operation<O extends Record> {

    /** As diagrams, prices and clients name it: {@code addaudio}. */
    String name();

    /** What the price list and the credit ledger call it. */
    default String price() {
        return "media_" + name().replace('-', '_');
    }

    Class<O> order();

    /** What it makes of this order: the kind of its first product. Who is told of a job, finished or failed, is told so by this. */
    ProductKind makes(O order);

    /**
     * Does the work and {@link OperationContext#keep keeps} what is to stay.
     *
     * @throws MediaBroken when an input cannot be decoded after all
     * @throws OperationImpossible when what is wanted cannot be had from these inputs
     */
    void perform(O order, OperationContext bench) throws Exception;
}
