package dev.claquete.studio.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/**
 * Renders a mail as HTML that mail programs display alike: one table, inline styles, no pictures and no external
 * content.
 */
final class MailHtml {

    private static final String PAGE = read("letter.html");
    private static final String BUTTON = read("button.html");

    private MailHtml() {}

    static String of(RenderedMail letter) {
        String paragraphs = letter.paragraphs().stream()
                .map(paragraph -> "<p style=\"margin:0 0 16px\">" + escape(paragraph) + "</p>")
                .collect(Collectors.joining("\n"));
        String button = letter.link() == null
                ? ""
                : Placeholders.fill(
                        BUTTON,
                        Map.of("link", escape(letter.link()), "label", escape(String.valueOf(letter.button()))));
        return Placeholders.fill(
                PAGE,
                Map.of(
                        "language", letter.language(),
                        "subject", escape(letter.subject()),
                        "heading", escape(letter.heading()),
                        "paragraphs", paragraphs,
                        "button", button,
                        "note", escape(letter.note())));
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }

    private static String read(String name) {
        try (InputStream in = Objects.requireNonNull(MailHtml.class.getResourceAsStream("/mail/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
