package dev.claquete.studio.project;

import java.util.Arrays;
import java.util.Optional;

/** The steps of {@code make-video} and {@code make-scene} that the studio knows by name; analysts may add others. */
public enum Step {
    OPEN_GENERATION("OpenGeneration"),
    WRITE_SCRIPT("WriteScript"),
    PLAN_SCENES("PlanScenes"),
    APPROVE_SCRIPT("ApproveScript"),
    RESERVE_CREDITS("ReserveCredits"),
    MAKE_SCENE("MakeScene"),
    PREPARE_SCENE("PrepareScene"),
    GENERATE_SCENE_IMAGE("GenerateSceneImage"),
    NARRATE_SCENE("NarrateScene"),
    RENDER_SCENE("RenderScene"),
    ASSEMBLE_TIMELINE("AssembleTimeline"),
    COMPOSE_VIDEO("ComposeVideo"),
    PUBLISH_VIDEO("PublishVideo"),
    SETTLE_CREDITS("SettleCredits");

    private final String id;

    Step(String id) {
        this.id = id;
    }

    /** The id of its element in the diagram. */
    public String id() {
        return id;
    }

    /** Whether it is the element with this id. */
    public boolean is(String elementId) {
        return id.equals(elementId);
    }

    /** Empty for a step that is in an analyst's diagram only. */
    public static Optional<Step> of(String elementId) {
        return Arrays.stream(values()).filter(step -> step.is(elementId)).findFirst();
    }
}
