package dev.claquete.studio.web.body;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.claquete.studio.web.ApiError;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** Determines which of the {@link JsonLimits} a body breaks. The parser names its limit only in its message. */
public enum JsonSize {
    TOKENS(
            "MaxTokenCount",
            HttpStatus.PAYLOAD_TOO_LARGE,
            "must have at most " + JsonLimits.MAX_TOKENS + " names, values and brackets"),
    DOCUMENT(
            "MaxDocumentLength",
            HttpStatus.PAYLOAD_TOO_LARGE,
            "must have at most " + BodyLimits.MAX_LARGE_BYTES + " bytes"),
    TEXT(
            "MaxStringLength",
            HttpStatus.PAYLOAD_TOO_LARGE,
            "must have no text of more than " + JsonLimits.MAX_TEXT + " characters"),
    DEPTH(
            "MaxNestingDepth",
            HttpStatus.BAD_REQUEST,
            "must have at most " + JsonLimits.MAX_DEPTH + " lists and objects within each other"),
    NAME(
            "MaxNameLength",
            HttpStatus.BAD_REQUEST,
            "must have no name of more than " + JsonLimits.MAX_NAME + " characters"),
    NUMBER(
            "MaxNumberLength",
            HttpStatus.BAD_REQUEST,
            "must have no number of more than " + JsonLimits.MAX_DIGITS + " digits");

    private static final String FIELD = "body";

    private final String limit;
    private final HttpStatus status;
    private final String rule;

    JsonSize(String limit, HttpStatus status, String rule) {
        this.limit = limit;
        this.status = status;
        this.rule = rule;
    }

    /** The status and the sentence to answer with. */
    public static Map.Entry<HttpStatus, ApiError> broken(StreamConstraintsException e) {
        String message = String.valueOf(e.getMessage());
        for (JsonSize size : values()) {
            if (message.contains(size.limit)) {
                return Map.entry(size.status, ApiError.of(FIELD + ": " + size.rule, FIELD));
            }
        }
        return Map.entry(HttpStatus.BAD_REQUEST, ApiError.of(FIELD + ": is not acceptable", FIELD));
    }
}
