package dev.claquete.studio.mail;

import dev.claquete.work.BusinessError;

/**
 * The mail server will never accept this mail, for example because the address does not exist. A retry would not help.
 */
class MailRefused extends BusinessError {

    MailRefused(String message) {
        super(message);
    }
}
