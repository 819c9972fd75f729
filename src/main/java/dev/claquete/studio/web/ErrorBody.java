package dev.claquete.studio.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Writes an error in each {@link ErrorShape}. */
final class ErrorBody {

    private ErrorBody() {}

    static ResponseEntity<Object> answer(ErrorShape shape, HttpStatus status, ApiError error) {
        return switch (shape) {
            case ERROR -> json(status, error);
            case REASON -> json(status, reason(status, error));
            case DETAIL -> json(status, detail(status, error));
            case PROBLEM -> ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem(status, error));
        };
    }

    /** @param body the fields of this error in the product that it comes from, on whatever route */
    static ResponseEntity<Object> answer(
            ErrorShape shape, HttpStatus status, ApiError error, Map<String, @Nullable Object> body) {
        if (shape != ErrorShape.PROBLEM) {
            return json(status, body);
        }
        Map<String, @Nullable Object> problem = problem(status, error);
        body.forEach(problem::putIfAbsent);
        problem.remove("error");
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static ResponseEntity<Object> json(HttpStatus status, Object body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }

    private static Map<String, @Nullable Object> reason(HttpStatus status, ApiError error) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("error", status == HttpStatus.INTERNAL_SERVER_ERROR ? "Processing failed" : status.getReasonPhrase());
        body.put("message", error.error());
        putIfKnown(body, error);
        return body;
    }

    private static Map<String, @Nullable Object> detail(HttpStatus status, ApiError error) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("detail", status == HttpStatus.UNAUTHORIZED ? sentenceForStrangers(error) : error.error());
        body.put("type", type(status));
        putIfKnown(body, error);
        return body;
    }

    private static Map<String, @Nullable Object> problem(HttpStatus status, ApiError error) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", status.getReasonPhrase());
        body.put("status", status.value());
        body.put("detail", error.error());
        putIfKnown(body, error);
        return body;
    }

    private static void putIfKnown(Map<String, @Nullable Object> body, ApiError error) {
        if (error.field() != null) {
            body.put("field", error.field());
        }
        if (error.requestId() != null) {
            body.put("requestId", error.requestId());
        }
    }

    /** The media endpoints' own sentence for a missing or invalid token. */
    private static String sentenceForStrangers(ApiError error) {
        return error.error().equals("Unauthorized") ? "Token inválido ou expirado" : error.error();
    }

    private static String type(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> "authentication_error";
            case PAYMENT_REQUIRED -> "payment_required";
            case FORBIDDEN -> "permission_error";
            case NOT_FOUND -> "not_found";
            case REQUEST_TIMEOUT, GATEWAY_TIMEOUT -> "timeout_error";
            case CONFLICT -> "conflict";
            case GONE -> "gone";
            case TOO_MANY_REQUESTS -> "rate_limit_exceeded";
            case NOT_IMPLEMENTED -> "not_configured";
            default -> status.is5xxServerError() ? "resource_error" : "validation_error";
        };
    }
}
