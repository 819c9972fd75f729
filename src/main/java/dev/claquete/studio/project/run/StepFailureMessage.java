package dev.claquete.studio.project.run;

import dev.claquete.studio.project.Step;
import java.util.Arrays;
import java.util.Locale;

/**
 * What users read when a step has no tries left: what failed and what they can do. The technical cause is for
 * operators, in the incident.
 */
public enum StepFailureMessage {
    OPEN(Step.OPEN_GENERATION, "The generation could not start", "Não foi possível iniciar a geração"),
    SCRIPT(Step.WRITE_SCRIPT, "The script could not be written", "Não foi possível escrever o roteiro"),
    SCENES(Step.PLAN_SCENES, "The scenes could not be planned", "Não foi possível planejar as cenas"),
    CREDITS(Step.RESERVE_CREDITS, "The credits could not be reserved", "Não foi possível reservar os créditos"),
    SCENE(Step.MAKE_SCENE, "A scene could not be started", "Não foi possível iniciar uma cena"),
    PREPARATION(Step.PREPARE_SCENE, "The scene could not be prepared", "Não foi possível preparar a cena"),
    IMAGE(Step.GENERATE_SCENE_IMAGE, "The image could not be generated", "Não foi possível gerar a imagem"),
    NARRATION(Step.NARRATE_SCENE, "The narration could not be generated", "Não foi possível gerar a narração"),
    CLIP(Step.RENDER_SCENE, "The clip could not be rendered", "Não foi possível renderizar o clipe"),
    TIMELINE(Step.ASSEMBLE_TIMELINE, "The video could not be assembled", "Não foi possível montar o vídeo"),
    VIDEO(Step.COMPOSE_VIDEO, "The video could not be assembled", "Não foi possível montar o vídeo"),
    PUBLICATION(Step.PUBLISH_VIDEO, "The video could not be published", "Não foi possível publicar o vídeo");

    private static final String ENGLISH_ADVICE =
            " because of a technical problem. Try again; if it happens again, tell the administrator of this studio.";
    private static final String PORTUGUESE_ADVICE =
            " por um problema técnico. Tente de novo; se acontecer outra vez, avise quem administra este estúdio.";
    private static final String ENGLISH_KEY =
            " because the service refused your API key. Check the key in your settings, then try again.";
    private static final String PORTUGUESE_KEY =
            " porque o serviço recusou a sua chave de API. Confira a chave nas suas configurações e tente de novo.";

    private final Step step;
    private final String english;
    private final String portuguese;

    StepFailureMessage(Step step, String english, String portuguese) {
        this.step = step;
        this.english = english;
        this.portuguese = portuguese;
    }

    /**
     * @param step the element's id; for an unknown step its words are shown
     * @param ownKeyRefused whether the service refused a key of the project's owner
     */
    public static String sentence(String step, String language, boolean ownKeyRefused) {
        boolean portuguese = language.startsWith("pt");
        String what = Arrays.stream(values())
                .filter(known -> known.step.is(step))
                .findFirst()
                .map(known -> portuguese ? known.portuguese : known.english)
                .orElseGet(() -> (portuguese ? "Não foi possível concluir a etapa \"" : "The step \"")
                        + words(step)
                        + (portuguese ? "\"" : "\" could not be done"));
        return what
                + (ownKeyRefused
                        ? portuguese ? PORTUGUESE_KEY : ENGLISH_KEY
                        : portuguese ? PORTUGUESE_ADVICE : ENGLISH_ADVICE);
    }

    private static String words(String id) {
        String spaced = id.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").replace('_', ' ');
        return spaced.substring(0, 1).toUpperCase(Locale.ROOT)
                + spaced.substring(1).toLowerCase(Locale.ROOT);
    }

    /** The sentence about a scene as the project shows it. */
    static String inScene(int number, String sentence, String language) {
        return (language.startsWith("pt") ? "Cena " : "Scene ") + number + ": " + sentence;
    }
}
