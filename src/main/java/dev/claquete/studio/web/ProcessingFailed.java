package dev.claquete.studio.web;

/** Work that the caller waited for has failed for a reason that is not in what was sent: 500, with the reason. */
public class ProcessingFailed extends RuntimeException {

    public ProcessingFailed(String sentence) {
        super(sentence);
    }
}
