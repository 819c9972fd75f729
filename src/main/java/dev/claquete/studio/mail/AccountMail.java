package dev.claquete.studio.mail;

import dev.claquete.studio.account.PasswordResetRequested;
import dev.claquete.studio.account.RegistrationRepeated;
import dev.claquete.studio.account.RegistrationRequested;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Sends activation and password reset mails, in the transaction that created their tokens. */
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

    @EventListener
    void on(RegistrationRequested event) {
        outbox.send(new Message.Activation(
                event.email(), event.language(), event.token(), event.link(), event.expiresAt()));
    }

    /** The owner of the address is told at most twice an hour, however often somebody tries. */
    @EventListener
    void on(RegistrationRepeated event) {
        outbox.sendOnce(event.accountId(), "registration", new Message.AlreadyRegistered(event.link()));
    }
}
