package dev.claquete.studio.web;

/**
 * A number of pieces of one kind.
 *
 * @param operation by its name in the price list, {@code image_generate}
 * @param price of one, in credits
 */
public record PricedItem(String operation, long count, long price) {

    /** {@code 2 x image_generate 4}, or without the number for a single piece. */
    public String text() {
        return (count == 1 ? "" : count + " x ") + operation + " " + price;
    }
}
