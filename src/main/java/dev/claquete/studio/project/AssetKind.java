package dev.claquete.studio.project;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The parts of a scene, with the step of {@code make-scene} that makes each and its name in events. */
enum AssetKind {
    IMAGE("GenerateSceneImage"),
    AUDIO("NarrateScene"),
    VIDEO("RenderScene");

    private final String step;

    AssetKind(String step) {
        this.step = step;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<AssetKind> madeBy(String step) {
        return Arrays.stream(values()).filter(kind -> kind.step.equals(step)).findFirst();
    }

    /** The asset that failed for good according to a boundary event of {@code make-scene}. */
    static Optional<AssetKind> failedAt(String processId, String event) {
        if (!processId.equals("make-scene")) {
            return Optional.empty();
        }
        return switch (event) {
            case "PromptRejected", "ImageOverdue" -> Optional.of(IMAGE);
            case "SpeechRefused", "NarrationOverdue" -> Optional.of(AUDIO);
            case "MediaBroken", "ClipOverdue" -> Optional.of(VIDEO);
            default -> Optional.empty();
        };
    }
}
