package dev.claquete.studio.web;

/** The caller sent something that breaks a rule: 400, naming the field and the rule. */
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

    /** A sentence that names its fields itself: one that programs of a product which we took over know word for word. */
    public static InvalidInput saying(String sentence) {
        return new InvalidInput(sentence);
    }

    private InvalidInput(String sentence) {
        super(sentence);
        this.field = "";
        this.rule = sentence;
    }

    /** Empty where the sentence names no single one. */
    public String field() {
        return field;
    }

    public String rule() {
        return rule;
    }
}
