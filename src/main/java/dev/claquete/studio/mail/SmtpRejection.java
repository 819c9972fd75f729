package dev.claquete.studio.mail;

import jakarta.mail.MessagingException;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.springframework.mail.MailSendException;

/**
 * Decides whether a failed delivery is permanent: a 5xx for the recipient or the mail itself. A rejection of the sender
 * or the sign-in is not, because an operator can fix it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1">RFC 5321, 4.2.1</a>
 */
final class SmtpRejection {

    private static final int SIGN_IN_WANTED = 530;

    private SmtpRejection() {}

    static Optional<MailRefused> of(MailSendException failure) {
        return Stream.of(failure.getMessageExceptions())
                .flatMap(SmtpRejection::chain)
                .filter(SmtpRejection::isFinal)
                .findFirst()
                .map(final_ -> new MailRefused("The mail server refused it: " + line(final_)));
    }

    private static Stream<Exception> chain(Exception first) {
        return Stream.iterate(
                first, e -> e != null, e -> e instanceof MessagingException mail ? mail.getNextException() : null);
    }

    private static boolean isFinal(Exception failure) {
        if (failure instanceof SMTPAddressFailedException recipient) {
            return isFinal(recipient.getReturnCode());
        }
        return failure instanceof SMTPSendFailedException mail
                && !(mail.getNextException() instanceof SMTPSenderFailedException)
                && isFinal(mail.getReturnCode());
    }

    private static boolean isFinal(int code) {
        return code >= 500 && code != SIGN_IN_WANTED;
    }

    private static String line(Exception failure) {
        return String.valueOf(failure.getMessage()).strip().replaceAll("\\s+", " ");
    }
}
