package dev.claquete.studio.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The body of every error answer.
 *
 * @param error a sentence
 * @param field the invalid field, if there is one
 * @param requestId identifies the request in the log, on unexpected errors
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApiError(String error, @Nullable String field, @Nullable String requestId) {

    public static ApiError of(String error) {
        return new ApiError(error, null, null);
    }

    public static ApiError of(String error, @Nullable String field) {
        return new ApiError(error, field, null);
    }
}
