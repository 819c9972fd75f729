package dev.claquete.studio.web;

/** The request breaks a rule: 400, naming the field and the rule. */
public class InvalidInput extends RuntimeException {

    private final String field;
    private final String rule;

    /**
     * @param field as the caller spells it, for example {@code scenes[2].narration}
     * @param rule the rest of the sentence, for example {@code "must have at most 3000 characters"}
     */
    public InvalidInput(String field, String rule) {
        super(field + ": " + rule);
        this.field = field;
        this.rule = rule;
    }

    /**
     * A complete sentence that names its fields itself: programs of a product that we replace expect it word for word.
     */
    public static InvalidInput saying(String sentence) {
        return new InvalidInput(sentence);
    }

    private InvalidInput(String sentence) {
        super(sentence);
        this.field = "";
        this.rule = sentence;
    }

    /** Empty if the sentence names no single field. */
    public String field() {
        return field;
    }

    public String rule() {
        return rule;
    }
}
