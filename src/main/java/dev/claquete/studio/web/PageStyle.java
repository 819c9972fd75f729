package dev.claquete.studio.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** How our own small pages look. Browsers accept this style and no other one, by its hash. */
public final class PageStyle {

    private static final String RULES =
            """

            body { display: grid; place-items: center; min-height: 90vh; font: 16px/1.5 system-ui, sans-serif; }
            form, main { display: grid; gap: .75rem; width: 18rem; }
            main { width: min(32rem, 90vw); }
            label { display: grid; }
            input, button { font: inherit; padding: .5rem; }
            p { margin: 0; min-height: 1.5rem; }
            """;

    /** The element for a page's head. */
    public static final String ELEMENT = "<style>" + RULES + "</style>";

    /** As {@code Content-Security-Policy} writes it. */
    public static final String HASH = "sha256-" + Base64.getEncoder().encodeToString(sha256(RULES));

    private PageStyle() {}

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
