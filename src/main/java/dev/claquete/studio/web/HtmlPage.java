package dev.claquete.studio.web;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.HtmlUtils;

/** The frame of our own small pages: readable on a phone, without scripts, and nothing is fetched for them. */
public final class HtmlPage {

    /** What stands between the {@code <style>} tags of every page. */
    public static final String STYLE =
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

    private static final String FRAME =
            """
            <!doctype html>
            <html lang="%s">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <style>%s</style>
            <main>
            %s</main>
            </html>
            """;

    private HtmlPage() {}

    /**
     * @param title as plain text
     * @param body as HTML, in which everything that others say is escaped
     */
    public static String of(PageLanguage language, String title, String body) {
        return FRAME.formatted(language.tag(), escape(title), STYLE, body);
    }

    public static String escape(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }
}
