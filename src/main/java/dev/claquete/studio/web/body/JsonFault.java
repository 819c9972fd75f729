package dev.claquete.studio.web.body;

import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.claquete.studio.web.ApiError;
import dev.claquete.studio.web.InvalidInput;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Describes in one sentence what is wrong with a JSON body, in terms of JSON paths and JSON types, without class names.
 */
public final class JsonFault {

    private JsonFault() {}

    public static ApiError describe(@Nullable Throwable cause) {
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return error(path(unknown.getPath()), "is not a known field");
        }
        if (cause instanceof InvalidFormatException wrong
                && wrong.getTargetType().isEnum()) {
            return error(path(wrong.getPath()), "must be one of " + names(wrong.getTargetType()));
        }
        if (cause instanceof MismatchedInputException mismatch
                && !mismatch.getPath().isEmpty()) {
            return error(path(mismatch.getPath()), "must be " + jsonType(mismatch.getTargetType()));
        }
        if (cause instanceof JsonMappingException range && range.getCause() instanceof InputCoercionException) {
            return error(path(range.getPath()), "must be a whole number of ordinary size");
        }
        if (cause instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            InvalidInput own = own(mapping);
            return error(path(mapping.getPath()), own == null ? "is not acceptable" : own.rule());
        }
        return ApiError.of("The body must be valid JSON");
    }

    private static @Nullable InvalidInput own(Throwable thrown) {
        for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidInput own) {
                return own;
            }
        }
        return null;
    }

    private static ApiError error(String field, String rule) {
        return ApiError.of(field + ": " + rule, field);
    }

    private static String path(List<JsonMappingException.Reference> path) {
        StringBuilder text = new StringBuilder();
        for (JsonMappingException.Reference step : path) {
            if (step.getFieldName() == null) {
                text.append('[').append(step.getIndex()).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return text.toString();
    }

    private static String names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    public static String jsonType(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "a whole number";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a text";
        }
        if (Iterable.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        return type.getSimpleName().equals("UUID") ? "a UUID" : "an object";
    }
}
