package dev.claquete.studio.web;

/** The named object does not exist, or not for this caller: 404. */
public class NotFound extends RuntimeException {

    /** @param sentence for the caller */
    public NotFound(String sentence) {
        super(sentence);
    }
}
