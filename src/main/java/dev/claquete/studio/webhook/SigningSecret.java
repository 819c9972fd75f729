package dev.claquete.studio.webhook;

import dev.claquete.studio.web.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret shared with an endpoint, and the signature made with it (Standard Webhooks 1.0.0, "v1", HMAC-SHA256). A
 * secret of the form {@code whsec_<base64>} stands for the bytes that it encodes, any other one for its own.
 */
record SigningSecret(String text) {

    private static final String PREFIX = "whsec_";
    private static final int GENERATED = 32;
    /** The specification requires 24 to 64 random bytes. */
    private static final int FEWEST = 24;

    private static final int MOST = 64;
    private static final int SHORTEST = 8;
    private static final int LONGEST = 256;

    static SigningSecret generate() {
        byte[] bytes = new byte[GENERATED];
        new SecureRandom().nextBytes(bytes);
        return new SigningSecret(PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    /** @throws InvalidInput if a user's own secret is invalid; the sentence does not repeat it */
    static SigningSecret given(String text) {
        if (text.startsWith(PREFIX)) {
            int length = decoded(text).length;
            if (length < FEWEST || length > MOST) {
                throw new InvalidInput(
                        "secret",
                        "must be whsec_ and the base64 of " + FEWEST + " to " + MOST + " bytes, or plain text");
            }
        } else if (text.length() < SHORTEST || text.length() > LONGEST) {
            throw new InvalidInput("secret", "must have " + SHORTEST + " to " + LONGEST + " characters");
        }
        return new SigningSecret(text);
    }

    /** One signature, with its version. */
    String sign(String messageId, long epochSecond, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(), "HmacSHA256"));
            mac.update((messageId + "." + epochSecond + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private byte[] key() {
        return text.startsWith(PREFIX) ? decoded(text) : text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text.substring(PREFIX.length()));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    @Override
    public String toString() {
        return "signing secret";
    }
}
