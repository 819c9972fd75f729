package dev.claquete.studio.script;

/** A script breaks a rule: holds the field and the rule, in words that follow the field's name. */
public final class InvalidScript extends IllegalArgumentException {

    private final String field;
    private final String rule;

    public InvalidScript(String field, String rule) {
        super(field + ": " + rule);
        this.field = field;
        this.rule = rule;
    }

    /** In the form {@code scenes[2].narration}. */
    public String field() {
        return field;
    }

    public String rule() {
        return rule;
    }
}
