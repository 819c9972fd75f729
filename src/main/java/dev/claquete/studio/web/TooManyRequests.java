package dev.claquete.studio.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The caller sends too many requests, or guesses: 429 with {@code Retry-After}, in the body of each product. */
public class TooManyRequests extends RuntimeException {

    private final long retryAfterSeconds;
    private final @Nullable String rule;

    /** @param retryAfter rounded up to whole seconds, at least one */
    public TooManyRequests(Duration retryAfter) {
        this(retryAfter, null);
    }

    /** @param rule the exceeded limit, a sentence for the caller */
    public TooManyRequests(Duration retryAfter, @Nullable String rule) {
        super(rule == null ? "Too many requests" : rule);
        this.rule = rule;
        this.retryAfterSeconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
    }

    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }

    ResponseEntity<Object> answer(ErrorShape shape) {
        ResponseEntity<Object> answer = ErrorBody.answer(
                shape,
                HttpStatus.TOO_MANY_REQUESTS,
                ApiError.of(rule == null ? "Too many requests; try again later" : rule),
                body(shape));
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfterSeconds))
                .body(answer.getBody());
    }

    private Map<String, @Nullable Object> body(ErrorShape shape) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        if (shape == ErrorShape.DETAIL) {
            body.put("detail", rule == null ? "Muitas requisições. Tente novamente em alguns segundos." : rule);
            body.put("type", "rate_limit_exceeded");
        } else {
            body.put("error", "Rate limit excedido");
            body.put("message", rule == null ? "Por favor, aguarde alguns segundos e tente novamente." : rule);
            body.put("retryAfter", retryAfterSeconds);
        }
        return body;
    }
}
