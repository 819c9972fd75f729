package dev.claquete.studio.web;

/** The request is valid, but needs something that this installation lacks: 501, naming it. */
public class NotConfigured extends RuntimeException {

    /** @param what what is missing and how to add it, one sentence */
    public NotConfigured(String what) {
        super(what);
    }
}
