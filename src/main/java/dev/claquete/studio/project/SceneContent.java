package dev.claquete.studio.project;

import dev.claquete.studio.text.SpeakableText;
import dev.claquete.studio.web.JsonReader;
import jakarta.persistence.Embeddable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of a scene.
 *
 * @param sceneNumber its place in the video; scenes with the same number follow in the order of their creation
 * @param visualDescription what the picture shows
 * @param narration the spoken text; empty for a silent scene
 * @param durationSeconds how long a silent scene lasts; for a rendered scene its true length
 * @param visualEffect how the camera moves over the still
 */
@Embeddable
public record SceneContent(
        int sceneNumber, String visualDescription, String narration, double durationSeconds, String visualEffect) {

    public static final int MAX_NARRATION = 3000;
    static final int MAX_VISUAL_DESCRIPTION = 2000;
    static final double USUAL_SECONDS = 5;
    static final List<String> EFFECTS =
            List.of("zoom_in", "zoom_out", "pan_left", "pan_right", "pan_up", "pan_down", "static");

    public static SceneContent written(int sceneNumber, String visualDescription, String narration) {
        return new SceneContent(sceneNumber, visualDescription, narration, USUAL_SECONDS, EFFECTS.get(0));
    }

    /**
     * Reads a scene's JSON.
     *
     * @param before the values of absent fields
     * @param number the place of a new scene without a number
     */
    public static SceneContent read(JsonReader in, @Nullable SceneContent before, int number) {
        SceneContent base = before == null ? written(number, "", "") : before;
        return new SceneContent(
                in.get("scene_number").whole(0, 100_000).orElse(base.sceneNumber),
                in.has("visual_description")
                        ? in.get("visual_description")
                                .text(MAX_VISUAL_DESCRIPTION)
                                .orElse("")
                        : base.visualDescription,
                in.has("narration") ? in.get("narration").text(MAX_NARRATION).orElse("") : base.narration,
                in.get("duration_seconds").number(0.5, 600).orElse(base.durationSeconds),
                in.get("visual_effect").oneOf(EFFECTS, base.visualEffect));
    }

    SceneContent lasting(double seconds) {
        return new SceneContent(sceneNumber, visualDescription, narration, seconds, visualEffect);
    }

    SceneContent at(int number) {
        return new SceneContent(number, visualDescription, narration, durationSeconds, visualEffect);
    }

    /** Whether the narration has words to speak, and to pay for: emoji and directions alone are a pause. */
    public boolean spoken(String language) {
        return !silent() && !SpeakableText.of(narration, language).wordless();
    }

    public boolean silent() {
        return narration.isBlank();
    }

    /** Whether there is nothing to show or say. */
    boolean empty() {
        return silent() && visualDescription.isBlank();
    }
}
