package dev.claquete.studio.account;

/** The right password of somebody who has not followed the link in the registration's mail. Said to nobody else. */
class NotActivated extends SignInRefused {

    NotActivated() {
        super("Ative a conta com o link que enviamos por e-mail; um novo cadastro envia outro link");
    }
}
