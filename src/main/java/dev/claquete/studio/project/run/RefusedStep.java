package dev.claquete.studio.project.run;

import java.util.Map;

/**
 * What users read when a step cannot succeed however often it is tried. In Portuguese, the English message of the error
 * follows.
 */
public final class RefusedStep {

    private static final Map<String, String> PORTUGUESE = Map.of(
            "prompt-rejected",
                    "O serviço de imagens recusou esta descrição. Mude a descrição visual da cena e tente de novo.",
            "speech-refused", "Esta narração não pode ser falada. Mude o texto ou a voz da cena e tente de novo.",
            "script-refused", "Não é possível escrever um roteiro com isto. Mude o tema ou o texto e tente de novo.",
            "media-broken", "Um arquivo não pode ser lido. Troque a imagem ou a narração e tente de novo.",
            "music-unreadable", "A música de fundo não pode ser lida. Troque a música e tente de novo.",
            "image-overdue", "A imagem não ficou pronta em 6 horas. Tente de novo.",
            "narration-overdue", "A narração não ficou pronta em 6 horas. Tente de novo.",
            "clip-overdue", "O clipe não ficou pronto em 6 horas. Tente de novo.",
            "composition-overdue", "O vídeo não ficou pronto em 6 horas. Tente de novo.",
            "animation-unavailable", "Este estúdio ainda não anima imagens.");

    private RefusedStep() {}

    /** @param said the error's own sentence, which may already be in the project's language */
    public static String sentence(String code, String said, String language) {
        String translated = language.startsWith("pt") ? PORTUGUESE.get(code) : null;
        return translated == null
                ? said
                : code.endsWith("-refused") && !said.isBlank() ? translated + " (" + said + ")" : translated;
    }
}
