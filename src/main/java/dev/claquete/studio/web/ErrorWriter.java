package dev.claquete.studio.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Lets filters, which run before every controller, refuse a request like a controller: in the route's own shape. */
@Component
public class ErrorWriter {

    private final ObjectMapper json;

    ErrorWriter(ObjectMapper json) {
        this.json = json;
    }

    public void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String sentence)
            throws IOException {
        send(response, ErrorBody.answer(ErrorShape.of(request), status, ApiError.of(sentence)));
    }

    /** @param field the invalid one, as the caller spells it */
    public void write(
            HttpServletRequest request, HttpServletResponse response, HttpStatus status, String sentence, String field)
            throws IOException {
        send(response, ErrorBody.answer(ErrorShape.of(request), status, ApiError.of(sentence, field)));
    }

    /** 429 with {@code Retry-After}. */
    public void write(HttpServletRequest request, HttpServletResponse response, TooManyRequests refusal)
            throws IOException {
        send(response, refusal.answer(ErrorShape.of(request)));
    }

    /** 413, with the field. */
    public void write(HttpServletRequest request, HttpServletResponse response, TooLarge refusal) throws IOException {
        ApiError error = ApiError.of(String.valueOf(refusal.getMessage()), refusal.field());
        send(response, ErrorBody.answer(ErrorShape.of(request), HttpStatus.PAYLOAD_TOO_LARGE, error));
    }

    /** 503 or 507, with {@code Retry-After}. */
    public void write(HttpServletRequest request, HttpServletResponse response, Unavailable refusal)
            throws IOException {
        send(response, refusal.answer(ErrorShape.of(request)));
    }

    private void send(HttpServletResponse response, ResponseEntity<Object> answer) throws IOException {
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders().forEach((name, values) -> response.setHeader(name, values.get(0)));
        json.writeValue(response.getOutputStream(), Objects.requireNonNull(answer.getBody()));
    }
}
