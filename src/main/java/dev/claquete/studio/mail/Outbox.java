package dev.claquete.studio.mail;

import dev.claquete.studio.process.Processes;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Queues mails to the owners of accounts. A message is part of the caller's transaction: it is rolled back with it, and
 * once committed it is sent even if this node dies. It is sent at least once, always under the same Message-ID. Without
 * an SMTP server it is dropped, with a log line that does not contain its content.
 */
@Component
public class Outbox {

    static final String PROCESS = "send-mail";

    private static final Logger log = LoggerFactory.getLogger(Outbox.class);

    private final QueuedMails mails;
    private final Processes processes;
    private final SmtpSender post;
    private final MailSettings settings;

    Outbox(QueuedMails mails, Processes processes, SmtpSender post, MailSettings settings) {
        this.mails = mails;
        this.processes = processes;
        this.post = post;
        this.settings = settings;
    }

    /** The start variables of {@code send-mail}; the mail's id is its business key. */
    record Start() {}

    @Transactional
    public void send(UUID accountId, Message message) {
        queue(accountId, null, message);
    }

    /**
     * For messages that may be repeated: of two messages of one kind about one subject within half an hour, only the
     * first is sent.
     *
     * @param about identifies the subject: a job's id, an object's key
     */
    @Transactional
    public void sendOnce(UUID accountId, String about, Message message) {
        queue(accountId, about, message);
    }

    /** To an address that has no account yet. */
    @Transactional
    public void send(Message.Activation message) {
        queue(null, null, message);
    }

    private void queue(@Nullable UUID accountId, @Nullable String about, Message message) {
        if (!post.isOpen()) {
            log.info(
                    "Mail is off, since CLAQUETE_SMTP_HOST is not set: no {} to account {}", message.kind(), accountId);
            return;
        }
        UUID id = UUID.randomUUID();
        if (settings.wants(message) && mails.add(id, accountId, about, message)) {
            processes.start(PROCESS, id.toString(), new Start());
        }
    }

    /** Describes where mail goes, or why it is not sent, for the start-up banner. */
    public String describe() {
        return post.describe();
    }
}
