package dev.claquete.studio.narration;

import dev.claquete.work.BusinessError;

/** BPMN error {@code speech-refused}: this text will not be spoken however often one asks; it needs a change. */
public class SpeechRefused extends BusinessError {

    SpeechRefused(String message) {
        super(message);
    }
}
