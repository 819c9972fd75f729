package dev.claquete.studio.project;

import dev.claquete.render.text.MissingGlyphs;
import dev.claquete.studio.web.Unprocessable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds characters of a narration that captions cannot show, because no typeface has them. */
public final class CaptionText {

    private CaptionText() {}

    /** Sentences in the project's language about characters that captions leave out; none without captions. */
    public static List<String> warnings(Project project, String narration) {
        MissingGlyphs missing = missing(project.captions(), narration);
        if (!missing.any()) {
            return List.of();
        }
        return List.of((portuguese(project.voicing())
                        ? "As legendas omitem estes caracteres, que nenhuma fonte disponível tem: "
                        : "Captions leave out these characters, which no available font has: ")
                + missing.named());
    }

    /**
     * @param scene its number; null if the narration belongs to a scene or a script in the same request
     * @throws Unprocessable if captions would leave out more than a tenth of the characters, naming them
     */
    public static void check(Captions captions, VoiceSettings voicing, @Nullable Integer scene, String narration) {
        MissingGlyphs missing = missing(captions, narration);
        if (missing.tooMany()) {
            boolean portuguese = portuguese(voicing);
            String where = scene == null ? "" : (portuguese ? "Cena " : "Scene ") + scene + ": ";
            throw new Unprocessable(where
                    + (portuguese
                            ? "mais de um décimo da narração não pode aparecer nas legendas, porque nenhuma fonte "
                                    + "disponível tem estes caracteres. Troque-os ou desligue as legendas: "
                            : "more than a tenth of the narration cannot be shown in captions, because no available "
                                    + "font has these characters. Change them, or turn captions off: ")
                    + missing.named());
        }
    }

    private static MissingGlyphs missing(Captions captions, String narration) {
        return MissingGlyphs.in(captions.enabled() ? narration : "");
    }

    private static boolean portuguese(VoiceSettings voicing) {
        return voicing.language().startsWith("pt");
    }
}
