package dev.claquete.studio.project.run;

import dev.claquete.studio.project.Step;
import java.util.Arrays;
import java.util.Optional;

/** A step that may cost credits: its operation in the price list, and the variable with the key of its result. */
enum PaidStep {
    SCRIPT(Step.WRITE_SCRIPT, "script_write", "scriptKey"),
    IMAGE(Step.GENERATE_SCENE_IMAGE, "image_generate", "imageKey"),
    NARRATION(Step.NARRATE_SCENE, "narration_generate", "narrationKey"),
    VIDEO(Step.COMPOSE_VIDEO, "video_compose", "videoKey");

    private final Step step;
    private final String operation;
    private final String output;

    PaidStep(Step step, String operation, String output) {
        this.step = step;
        this.operation = operation;
        this.output = output;
    }

    static Optional<PaidStep> of(String step) {
        return Arrays.stream(values()).filter(paid -> paid.step.is(step)).findFirst();
    }

    String operation() {
        return operation;
    }

    String output() {
        return output;
    }
}
