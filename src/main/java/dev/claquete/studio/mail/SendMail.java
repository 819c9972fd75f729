package dev.claquete.studio.mail;

import dev.claquete.studio.account.AccountDirectory;
import dev.claquete.studio.mail.QueuedMails.End;
import dev.claquete.studio.mail.QueuedMails.QueuedMail;
import dev.claquete.work.TaskContext;
import dev.claquete.work.TaskHandler;
import dev.claquete.work.Topic;
import jakarta.mail.MessagingException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends the mail whose id is the business key. Safe to repeat: a finished mail is skipped; one that was sent just
 * before a crash is sent again with the same Message-ID. Its content is erased as soon as it is finished.
 */
@Topic("send-mail")
@Component
class SendMail implements TaskHandler<SendMail.Input, SendMail.Output> {

    private static final Logger log = LoggerFactory.getLogger(SendMail.class);

    /** The address of an account without a real one, for example the first administrator's. */
    private static final String PLACEHOLDER = "@localhost";

    private final QueuedMails mails;
    private final AccountDirectory accounts;
    private final MailRenderer letters;
    private final SmtpSender post;

    SendMail(QueuedMails mails, AccountDirectory accounts, MailRenderer letters, SmtpSender post) {
        this.mails = mails;
        this.accounts = accounts;
        this.letters = letters;
        this.post = post;
    }

    record Input() {}

    record Output() {}

    @Override
    public Output handle(Input in, TaskContext task) throws MailRefused, MessagingException {
        UUID id = UUID.fromString(task.businessKey());
        Optional<QueuedMail> waiting = mails.waiting(id);
        if (waiting.isPresent()) {
            mails.settle(id, deliver(waiting.get()));
        }
        return new Output();
    }

    /** @param language of the mail */
    private record Reader(String email, String language) {}

    private End deliver(QueuedMail mail) throws MailRefused, MessagingException {
        Optional<Reader> found = reader(mail);
        if (!post.isOpen() || found.isEmpty()) {
            log.info(
                    "No {} to account {}: {}",
                    mail.message().kind(),
                    mail.accountId(),
                    post.isOpen() ? "it has no mail address" : "mail is off");
            return End.DROPPED;
        }
        if (isTooLate(mail.message())) {
            return End.EXPIRED;
        }
        try {
            Reader reader = found.get();
            RenderedMail letter = letters.write(mail.message(), reader.language());
            post.send(mail.id(), reader.email(), reader.language(), letter);
            return End.SENT;
        } catch (MailRefused e) {
            mails.settle(mail.id(), End.REFUSED);
            throw e;
        }
    }

    private Optional<Reader> reader(QueuedMail mail) {
        if (mail.message() instanceof Message.Activation activation) {
            return Optional.of(new Reader(activation.email(), activation.language()));
        }
        return Optional.ofNullable(mail.accountId())
                .flatMap(accounts::find)
                .filter(account -> !account.email().endsWith(PLACEHOLDER))
                .map(account -> new Reader(account.email(), account.language()));
    }

    private static boolean isTooLate(Message message) {
        Instant now = Instant.now();
        return (message instanceof Message.PasswordReset reset
                        && reset.expiresAt().isBefore(now))
                || (message instanceof Message.Activation activation
                        && activation.expiresAt().isBefore(now));
    }
}
