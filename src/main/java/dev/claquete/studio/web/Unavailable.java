package dev.claquete.studio.web;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * The request is valid, but this installation has no capacity now: 503, or 507 if its disk is full, with
 * {@code Retry-After}.
 */
public class Unavailable extends RuntimeException {

    private final HttpStatus status;
    private final long retryAfterSeconds;

    /** @param sentence for the caller */
    public Unavailable(String sentence, Duration retryAfter) {
        this(HttpStatus.SERVICE_UNAVAILABLE, sentence, retryAfter);
    }

    private Unavailable(HttpStatus status, String sentence, Duration retryAfter) {
        super(sentence);
        this.status = status;
        this.retryAfterSeconds = Math.max(1, retryAfter.toSeconds());
    }

    public static Unavailable diskIsFull(String sentence, Duration retryAfter) {
        return new Unavailable(HttpStatus.INSUFFICIENT_STORAGE, sentence, retryAfter);
    }

    ResponseEntity<Object> answer(ErrorShape shape) {
        ResponseEntity<Object> answer = ErrorBody.answer(shape, status, ApiError.of(String.valueOf(getMessage())));
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfterSeconds))
                .body(answer.getBody());
    }
}
