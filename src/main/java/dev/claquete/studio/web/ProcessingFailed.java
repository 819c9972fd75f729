package dev.claquete.studio.web;

/** Work that the caller waited for failed for a reason outside the request: 500, with the reason. */
public class ProcessingFailed extends RuntimeException {

    public ProcessingFailed(String sentence) {
        super(sentence);
    }
}
