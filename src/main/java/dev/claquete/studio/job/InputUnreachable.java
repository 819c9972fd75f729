package dev.claquete.studio.job;

import dev.claquete.work.BusinessError;

/** A file that the caller named cannot be downloaded: its server is down, or answers that it does not exist. */
class InputUnreachable extends BusinessError {

    /** @param sentence naming the field and the reason */
    InputUnreachable(String sentence) {
        super(sentence);
    }
}
