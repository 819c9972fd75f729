package dev.claquete.studio.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The caller asks too often, or guesses: 429 with {@code Retry-After}, in the body that each seed product gives. */
public class TooManyRequests extends RuntimeException {

    private final long retryAfterSeconds;

    /** @param retryAfter rounded up to whole seconds, at least one */
    public TooManyRequests(Duration retryAfter) {
        super("Too many requests");
        this.retryAfterSeconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
    }

    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }

    ResponseEntity<Object> answer(ErrorShape shape) {
        ResponseEntity<Object> answer = ErrorBody.answer(
                shape, HttpStatus.TOO_MANY_REQUESTS, ApiError.of("Too many requests; try again later"), body(shape));
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfterSeconds))
                .body(answer.getBody());
    }

    private Map<String, @Nullable Object> body(ErrorShape shape) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        if (shape == ErrorShape.DETAIL) {
            body.put("detail", "Muitas requisições. Tente novamente em alguns segundos.");
            body.put("type", "rate_limit_exceeded");
        } else {
            body.put("error", "Rate limit excedido");
            body.put("message", "Por favor, aguarde alguns segundos e tente novamente.");
            body.put("retryAfter", retryAfterSeconds);
        }
        return body;
    }
}
