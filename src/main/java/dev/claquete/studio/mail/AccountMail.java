package dev.claquete.studio.mail;

import dev.claquete.studio.account.PasswordResetRequested;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes the way back in to people who have lost their password, in the transaction that made the way. */
@Component
class AccountMail {

    private final Outbox outbox;

    AccountMail(Outbox outbox) {
        this.outbox = outbox;
    }

    @EventListener
    void on(PasswordResetRequested event) {
        outbox.send(event.accountId(), new Message.PasswordReset(event.token(), event.link(), event.expiresAt()));
    }
}
