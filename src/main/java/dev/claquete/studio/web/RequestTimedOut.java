package dev.claquete.studio.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The caller's time limit is over (RFC 7240, {@code Prefer: wait}), and the work continues: 408. */
public class RequestTimedOut extends RuntimeException {

    public RequestTimedOut(String sentence) {
        super(sentence);
    }

    ResponseEntity<Object> answer(ErrorShape shape) {
        // the media endpoints' own sentence
        String sentence = shape == ErrorShape.DETAIL ? "Timeout ao executar workflow" : String.valueOf(getMessage());
        return ErrorBody.answer(shape, HttpStatus.REQUEST_TIMEOUT, ApiError.of(sentence));
    }
}
