package dev.claquete.studio.web;

/** The request is fine but needs something this installation does not have: 501, naming what is missing. */
public class NotConfigured extends RuntimeException {

    /** @param what what is missing and how to add it, one sentence */
    public NotConfigured(String what) {
        super(what);
    }
}
