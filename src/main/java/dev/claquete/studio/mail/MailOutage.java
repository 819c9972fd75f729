package dev.claquete.studio.mail;

import dev.claquete.dependency.Dependency;
import dev.claquete.dependency.DependencyUnavailable;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailSendException;

/**
 * Decides whether a failed delivery is an outage of the server: no connection, a broken one, or 421. Any other 4xx
 * concerns this mail, which is retried as the diagram says.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1">RFC 5321, 4.2.1</a>
 */
final class MailOutage {

    private static final int DEEPEST = 30;
    private static final int CLOSING = 421;

    private MailOutage() {}

    static Optional<DependencyUnavailable> of(MailSendException failure, Dependency server) {
        List<Throwable> all = new ArrayList<>(List.of(failure.getMessageExceptions()));
        all.add(failure);
        for (int i = 0; i < all.size() && i < DEEPEST; i++) {
            Throwable each = all.get(i);
            if (each instanceof IOException || code(each) == CLOSING) {
                return Optional.of(server.failed(each));
            }
            add(all, each.getCause());
            add(all, each instanceof MessagingException mail ? mail.getNextException() : null);
        }
        return Optional.empty();
    }

    private static void add(List<Throwable> all, @Nullable Throwable more) {
        if (more != null && !all.contains(more)) {
            all.add(more);
        }
    }

    private static int code(Throwable failure) {
        if (failure instanceof SMTPAddressFailedException recipient) {
            return recipient.getReturnCode();
        }
        if (failure instanceof SMTPSenderFailedException sender) {
            return sender.getReturnCode();
        }
        return failure instanceof SMTPSendFailedException mail ? mail.getReturnCode() : 0;
    }
}
