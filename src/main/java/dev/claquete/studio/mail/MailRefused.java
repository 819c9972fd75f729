package dev.claquete.studio.mail;

import dev.claquete.work.BusinessError;

/** The mail server will never take this mail: the address does not exist, say. Trying again would not help. */
class MailRefused extends BusinessError {

    MailRefused(String message) {
        super(message);
    }
}
