package dev.claquete.studio.process.security;

/** A worker's call that the engine may not have. The message names the field and the rule that it breaks. */
final class CallRefused extends Exception {

    private static final int LONGEST_FIELD = 100;

    CallRefused(String sentence) {
        super(sentence, null, false, false);
    }

    /** @param field where in the body, {@code variables.clipKey.type} */
    CallRefused(String field, String rule) {
        this(shortened(field) + ": " + rule);
    }

    private static String shortened(String field) {
        return field.length() <= LONGEST_FIELD ? field : field.substring(0, LONGEST_FIELD) + "...";
    }
}
