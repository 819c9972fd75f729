package dev.claquete.studio.project.run;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The commands of the API, each with its answer. */
enum Action {
    GENERATE_ALL(false, "Generation started"),
    GENERATE_ALL_IMAGES(false, "Image generation started"),
    GENERATE_ALL_AUDIO(false, "Audio generation started"),
    GENERATE_IMAGE(true, "image queued"),
    REGENERATE_IMAGE(true, "image queued"),
    GENERATE_AUDIO(true, "audio queued"),
    REGENERATE_AUDIO(true, "audio queued"),
    GENERATE_VIDEO(true, "Video generation started (Async)"),
    REGENERATE_VIDEO(true, "Video generation started (Async)"),
    GENERATE_MUSIC(false, "Music queued"),
    PAUSE(false, "Generation paused"),
    RESUME(false, "Generation resumed"),
    CANCEL(false, "Generation cancelled"),
    SKIP_SCENE(true, "Scene skipped");

    private final boolean needsScene;
    private final String answer;

    Action(boolean needsScene, String answer) {
        this.needsScene = needsScene;
        this.answer = answer;
    }

    boolean needsScene() {
        return needsScene;
    }

    /** Whether it requests something to be made, as opposed to paused or left out. */
    boolean makes() {
        return this != PAUSE && this != CANCEL && this != SKIP_SCENE;
    }

    String answer() {
        return answer;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Action> of(String word) {
        return Arrays.stream(values())
                .filter(action -> action.word().equals(word))
                .findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Action::word).toList();
    }
}
