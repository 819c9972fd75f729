package dev.claquete.studio.job;

import dev.claquete.work.BusinessError;

/** A file that the caller named cannot be fetched: its server is away, or says that there is none. */
class InputUnreachable extends BusinessError {

    /** @param sentence naming the field and the reason */
    InputUnreachable(String sentence) {
        super(sentence);
    }
}
