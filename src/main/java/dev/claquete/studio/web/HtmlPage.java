package dev.claquete.studio.web;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.HtmlUtils;

/** The frame of our own small pages: readable on a phone, without scripts and external content. */
public final class HtmlPage {

    private static final String FRAME =
            """
            <!doctype html>
            <html lang="%s">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            %s
            <main>
            %s</main>
            </html>
            """;

    private HtmlPage() {}

    /**
     * @param title as plain text
     * @param body as HTML, in which all external text is escaped
     */
    public static String of(PageLanguage language, String title, String body) {
        return FRAME.formatted(language.tag(), escape(title), PageStyle.ELEMENT, body);
    }

    public static String escape(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }
}
