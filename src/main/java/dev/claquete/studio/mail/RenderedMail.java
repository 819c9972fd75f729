package dev.claquete.studio.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail in its final words, for plain text and for HTML.
 *
 * @param language of the words, {@code pt} or {@code en}
 * @param button the label of the link
 * @param note additional information, in small print
 */
record RenderedMail(
        String language,
        String subject,
        String heading,
        List<String> paragraphs,
        @Nullable String button,
        @Nullable String link,
        String note) {

    RenderedMail {
        subject = oneLine(subject);
        paragraphs = List.copyOf(paragraphs);
    }

    /**
     * Removes what must not reach a header from a title: line ends, other control characters, and marks that change the
     * text direction.
     */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ")
                .replaceAll("[\\u202A-\\u202E\\u2066-\\u2069]", "")
                .strip();
    }

    String text() {
        StringBuilder text = new StringBuilder(heading).append("\n\n");
        paragraphs.forEach(paragraph -> text.append(paragraph).append("\n\n"));
        if (link != null) {
            text.append(button).append(":\n").append(link).append("\n\n");
        }
        return text.append("-- \n").append(note).append('\n').toString();
    }

    MimeMultipart body() throws MessagingException {
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text(), "UTF-8", "plain");
        MimeBodyPart rich = new MimeBodyPart();
        rich.setText(MailHtml.of(this), "UTF-8", "html");
        MimeMultipart both = new MimeMultipart("alternative");
        both.addBodyPart(plain);
        both.addBodyPart(rich);
        return both;
    }

    /** Without the content, which may include a token. */
    @Override
    public String toString() {
        return "a letter: " + subject;
    }
}
