package dev.claquete.studio.job;

import dev.claquete.work.BusinessError;

/** A file that the caller named is not what the operation needs, or breaks a limit. */
class InputRefused extends BusinessError {

    /** @param sentence naming the field and the rule */
    InputRefused(String sentence) {
        super(sentence);
    }
}
