package dev.claquete.studio.web;

/** The request is too large: 413, with the numbers. */
public class TooLarge extends RuntimeException {

    private final String field;

    /**
     * @param field as the caller spells it, {@code file}
     * @param rule the rest of the sentence, with the size and the limit
     */
    public TooLarge(String field, String rule) {
        super(field + ": " + rule);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
