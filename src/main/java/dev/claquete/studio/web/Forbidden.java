package dev.claquete.studio.web;

/** The caller is known, but the object belongs to another account: 403 {@code {"error":"Forbidden"}}. */
public class Forbidden extends RuntimeException {

    public Forbidden() {
        super("Forbidden");
    }
}
