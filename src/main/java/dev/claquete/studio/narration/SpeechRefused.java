package dev.claquete.studio.narration;

import dev.claquete.work.BusinessError;

/** BPMN error {@code speech-refused}: no retry will speak this text; it must be changed. */
public class SpeechRefused extends BusinessError {

    SpeechRefused(String message) {
        super(message);
    }
}
