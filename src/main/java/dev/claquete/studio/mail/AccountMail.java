package dev.claquete.studio.mail;

import dev.claquete.studio.account.PasswordResetRequested;
import dev.claquete.studio.account.RegistrationRepeated;
import dev.claquete.studio.account.RegistrationRequested;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes the way in to people who register or have lost their password, in the transaction that made the way. */
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

    /** However often somebody tries, the owner of the address is told twice an hour at most. */
    @EventListener
    void on(RegistrationRepeated event) {
        outbox.sendOnce(event.accountId(), "registration", new Message.AlreadyRegistered(event.link()));
    }
}
