package dev.claquete.studio.account.access;

/**
 * Refuses the right password of a user who has not followed the link in the registration mail. Never shown for a wrong
 * password.
 */
class NotActivated extends SignInRefused {

    NotActivated() {
        super("Ative a conta com o link que enviamos por e-mail; um novo cadastro envia outro link");
    }
}
