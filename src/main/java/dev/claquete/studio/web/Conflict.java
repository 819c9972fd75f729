package dev.claquete.studio.web;

/** The request is fine, the present state does not allow it: 409. */
public class Conflict extends RuntimeException {

    /** @param sentence for the caller */
    public Conflict(String sentence) {
        super(sentence);
    }
}
