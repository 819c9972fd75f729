package dev.claquete.studio.mail;

import dev.claquete.dependency.Dependency;
import dev.claquete.studio.local.CannotStart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Sends mails to the SMTP server, if there is one. */
@Component
class SmtpSender {

    private final @Nullable JavaMailSenderImpl server;
    private final InternetAddress from;
    private final Dependency availability;

    SmtpSender(
            ObjectProvider<JavaMailSenderImpl> servers,
            MailSettings settings,
            @Qualifier("mailServer") Dependency availability) {
        this.availability = availability;
        JavaMailSenderImpl configured = servers.getIfAvailable();
        boolean named = configured != null
                && configured.getHost() != null
                && !configured.getHost().isBlank();
        this.server = named ? configured : null;
        this.from = named ? sender(settings.from()) : new InternetAddress();
    }

    boolean isOpen() {
        return server != null;
    }

    String describe() {
        return server == null
                ? "off (CLAQUETE_SMTP_HOST is not set)"
                : server.getHost() + ":" + server.getPort() + ", from " + from.getAddress();
    }

    /**
     * Sends a mail. A repeat has the same Message-ID, by which mail programs recognise it.
     *
     * @throws MailRefused if the server will never accept it
     * @throws dev.claquete.dependency.DependencyUnavailable if it does not answer
     */
    void send(UUID id, String recipient, String language, RenderedMail letter) throws MailRefused, MessagingException {
        if (server == null) {
            throw new IllegalStateException("there is no SMTP server");
        }
        MimeMessage mail = new MimeMessage(server.getSession());
        mail.setFrom(from);
        mail.setRecipient(jakarta.mail.Message.RecipientType.TO, address(recipient));
        mail.setSubject(letter.subject(), "UTF-8");
        mail.setSentDate(new Date());
        mail.setHeader("Message-ID", "<" + id + "@" + domain(from.getAddress()) + ">");
        mail.setHeader("Content-Language", language);
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setContent(letter.body());
        availability.check();
        try {
            server.send(mail);
            availability.answered();
        } catch (MailSendException e) {
            Optional<MailRefused> refusal = SmtpRejection.of(e);
            if (refusal.isPresent()) {
                throw refusal.get();
            }
            throw MailOutage.of(e, availability).orElseThrow(() -> e);
        }
    }

    private static InternetAddress sender(@Nullable String from) {
        String wayOut = "Set CLAQUETE_MAIL_FROM to an address that your mail server may send from:"
                + " Claquete <no-reply@example.com>.";
        if (from == null || from.isBlank()) {
            throw new CannotStart("CLAQUETE_SMTP_HOST is set, but CLAQUETE_MAIL_FROM is not.", wayOut);
        }
        try {
            InternetAddress address = new InternetAddress(from, true);
            return address.getPersonal() == null
                    ? address
                    : new InternetAddress(address.getAddress(), address.getPersonal(), "UTF-8");
        } catch (AddressException | java.io.UnsupportedEncodingException e) {
            throw new CannotStart("CLAQUETE_MAIL_FROM is not a mail address: " + from + ".", wayOut, e);
        }
    }

    private static InternetAddress address(String recipient) throws MailRefused {
        try {
            return new InternetAddress(recipient, true);
        } catch (AddressException e) {
            throw new MailRefused("The account's mail address is not one");
        }
    }

    private static String domain(String address) {
        return address.substring(address.indexOf('@') + 1);
    }
}
