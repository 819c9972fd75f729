package dev.claquete.studio.web;

/**
 * So many pieces of one kind.
 *
 * @param operation as the price list names it, {@code image_generate}
 * @param price of one, in credits
 */
public record PricedItem(String operation, long count, long price) {

    /** {@code 2 x image_generate 4}, or without the number where it is one. */
    public String text() {
        return (count == 1 ? "" : count + " x ") + operation + " " + price;
    }
}
