package dev.claquete.studio.web;

/** The caller is known but this is not theirs: 403 {@code {"error":"Forbidden"}}. */
public class Forbidden extends RuntimeException {

    public Forbidden() {
        super("Forbidden");
    }
}
