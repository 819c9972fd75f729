package dev.claquete.studio.web;

/** The request is understood, but cannot be fulfilled: 422, with the reason. */
public class Unprocessable extends RuntimeException {

    public Unprocessable(String sentence) {
        super(sentence);
    }
}
