package dev.claquete.studio.job;

import dev.claquete.operation.OrderJson;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.work.TaskPriority;
import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The key of a request in the header {@code Idempotency-Key} of the IETF's draft
 * (draft-ietf-httpapi-idempotency-key-header-07), so that a repeated request does nothing twice.
 *
 * @param name as the caller wrote it, without quotation marks
 * @param fingerprint of the request's content: the same for equal requests
 */
record IdempotencyKey(String name, String fingerprint) {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern NAME = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,200}");

    private record Asked(
            String route,
            String operation,
            Record order,
            List<InputRequest> wanted,
            @Nullable String webhookUrl,
            boolean quick) {}

    /** @throws InvalidInput if there is more than one, or it is invalid */
    static Optional<IdempotencyKey> of(HttpServletRequest request, JobRequest wanted) {
        List<String> sent = Collections.list(request.getHeaders(HEADER));
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        String name = unquoted(sent.get(0).strip());
        if (sent.size() > 1 || !NAME.matcher(name).matches()) {
            throw new InvalidInput(
                    HEADER,
                    "must be one text of 1 to 200 letters, digits and signs without spaces, a UUID for example");
        }
        Asked asked = new Asked(
                request.getRequestURI(),
                wanted.operation(),
                wanted.order(),
                wanted.wanted(),
                wanted.webhookUrl(),
                wanted.priority() == TaskPriority.QUICK);
        return Optional.of(new IdempotencyKey(name, sha256(OrderJson.write(asked))));
    }

    /** A structured field's string (RFC 9651) has quotation marks; many programs leave them out. */
    private static String unquoted(String text) {
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
