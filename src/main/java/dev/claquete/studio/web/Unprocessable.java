package dev.claquete.studio.web;

/** What the caller sent is understood, but cannot be done: 422, with the reason. */
public class Unprocessable extends RuntimeException {

    public Unprocessable(String sentence) {
        super(sentence);
    }
}
