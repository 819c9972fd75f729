package dev.claquete.studio.project;

import java.util.Arrays;
import java.util.Optional;

/** What users read while a step is running, in English or Portuguese. */
public enum StepMessage {
    WRITE_SCRIPT(Step.WRITE_SCRIPT, "writing", "Writing the script...", "Escrevendo o roteiro..."),
    PLAN_SCENES(Step.PLAN_SCENES, "writing", "Planning the scenes...", "Planejando as cenas..."),
    APPROVE_SCRIPT(
            Step.APPROVE_SCRIPT,
            "approval",
            "Waiting for the script to be approved...",
            "Aguardando a aprovação do roteiro..."),
    IMAGE(Step.GENERATE_SCENE_IMAGE, "assets", "Generating Image for Scene %d...", "Gerando a imagem da cena %d..."),
    NARRATION(Step.NARRATE_SCENE, "assets", "Generating Audio for Scene %d...", "Gerando o áudio da cena %d..."),
    CLIP(Step.RENDER_SCENE, "rendering", "Rendering Scene %d of %d...", "Renderizando a cena %d de %d..."),
    TIMELINE(Step.ASSEMBLE_TIMELINE, Generation.COMPOSING, "Composing video...", "Montando o vídeo..."),
    VIDEO(Step.COMPOSE_VIDEO, Generation.COMPOSING, "Composing video...", "Montando o vídeo..."),
    PUBLISH(Step.PUBLISH_VIDEO, Generation.COMPOSING, "Publishing video...", "Publicando o vídeo...");

    private final Step step;
    private final String phase;
    private final String english;
    private final String portuguese;

    StepMessage(Step step, String phase, String english, String portuguese) {
        this.step = step;
        this.phase = phase;
        this.english = english;
        this.portuguese = portuguese;
    }

    public static Optional<StepMessage> of(String step) {
        return Arrays.stream(values()).filter(message -> message.step.is(step)).findFirst();
    }

    /** While the run is paused. */
    static String paused(String language) {
        return language.startsWith("pt") ? "Pausado. Retome para continuar." : "Paused. Resume to continue.";
    }

    /** While a server that the step needs is down. */
    public static String waiting(String language) {
        return language.startsWith("pt")
                ? "Aguardando um serviço que não responde. O trabalho continua automaticamente."
                : "Waiting for a service that does not answer. The work continues automatically.";
    }

    public String phase() {
        return phase;
    }

    public String in(String language, int sceneNumber, int sceneCount) {
        return String.format(language.startsWith("pt") ? portuguese : english, sceneNumber, sceneCount);
    }
}
