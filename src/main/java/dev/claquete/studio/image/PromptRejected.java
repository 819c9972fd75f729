package dev.claquete.studio.image;

import dev.claquete.work.BusinessError;

/** The image provider refuses this scene's prompt; a person has to change it. BPMN error {@code prompt-rejected}. */
public class PromptRejected extends BusinessError {

    PromptRejected(String message) {
        super(message);
    }
}
