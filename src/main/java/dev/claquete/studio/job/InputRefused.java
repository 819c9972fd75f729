package dev.claquete.studio.job;

import dev.claquete.work.BusinessError;

/** A file that the caller named does not suit the operation, or exceeds a limit. */
class InputRefused extends BusinessError {

    /** @param sentence naming the field and the rule */
    InputRefused(String sentence) {
        super(sentence);
    }
}
