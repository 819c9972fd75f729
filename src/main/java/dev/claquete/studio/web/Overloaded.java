package dev.claquete.studio.web;

/** There is too much to do at the moment: 503 with {@code Retry-After}. Nothing was done. */
public class Overloaded extends RuntimeException {

    public Overloaded(String sentence) {
        super(sentence);
    }
}
