package dev.claquete.studio.web;

/** The request is valid, but the current state does not allow it: 409. */
public class Conflict extends RuntimeException {

    /** @param sentence for the caller */
    public Conflict(String sentence) {
        super(sentence);
    }
}
