package dev.claquete.studio.process.security;

/** Thrown if a worker's call may not reach the engine. The message names the field and the broken rule. */
final class CallRefused extends Exception {

    private static final int LONGEST_FIELD = 100;

    CallRefused(String sentence) {
        super(sentence, null, false, false);
    }

    /** @param field its path in the body, {@code variables.clipKey.type} */
    CallRefused(String field, String rule) {
        this(shortened(field) + ": " + rule);
    }

    private static String shortened(String field) {
        return field.length() <= LONGEST_FIELD ? field : field.substring(0, LONGEST_FIELD) + "...";
    }
}
