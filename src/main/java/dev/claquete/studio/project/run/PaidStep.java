package dev.claquete.studio.project.run;

import java.util.Arrays;
import java.util.Optional;

/** A step that may cost credits: its operation in the price list, and the variable with the key of its result. */
enum PaidStep {
    SCRIPT("WriteScript", "script_write", "scriptKey"),
    IMAGE("GenerateSceneImage", "image_generate", "imageKey"),
    NARRATION("NarrateScene", "narration_generate", "narrationKey"),
    VIDEO("ComposeVideo", "video_compose", "videoKey");

    private final String step;
    private final String operation;
    private final String output;

    PaidStep(String step, String operation, String output) {
        this.step = step;
        this.operation = operation;
        this.output = output;
    }

    static Optional<PaidStep> of(String step) {
        return Arrays.stream(values()).filter(paid -> paid.step.equals(step)).findFirst();
    }

    String operation() {
        return operation;
    }

    String output() {
        return output;
    }
}
