package dev.claquete.studio.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The style of our own small pages ({@link HtmlPage}). Browsers accept this style only, by its hash. */
public final class PageStyle {

    private static final String RULES =
            """

            body { margin: 0; padding: 1rem; font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
            main { max-width: 20rem; margin: 10vh auto 0; }
            h1 { margin: 0 0 .75rem; }
            form { display: grid; gap: .75rem; }
            label { display: grid; }
            label.choice { grid-template-columns: auto 1fr; gap: .5rem; align-items: start; }
            input, button { box-sizing: border-box; width: 100%; min-height: 2.75rem; padding: .5rem; font: inherit; }
            input[type=checkbox] { width: 1.25rem; min-height: 1.25rem; margin: .15rem 0 0; }
            [role=alert] { color: #b00020; }
            @media (prefers-color-scheme: dark) {
              :root { color-scheme: dark; }
              [role=alert] { color: #ff8a80; }
            }
            """;

    /** The element for a page's head. */
    public static final String ELEMENT = "<style>" + RULES + "</style>";

    /** For {@code Content-Security-Policy}. */
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
