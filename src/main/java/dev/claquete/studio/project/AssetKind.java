package dev.claquete.studio.project;

import java.util.Arrays;
import java.util.Optional;

/** What a scene consists of, with the step of {@code make-scene} that makes it and how events name it. */
enum AssetKind {
    IMAGE("GenerateSceneImage"),
    AUDIO("NarrateScene"),
    VIDEO("RenderScene");

    private final String step;

    AssetKind(String step) {
        this.step = step;
    }

    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Optional<AssetKind> madeBy(String step) {
        return Arrays.stream(values()).filter(kind -> kind.step.equals(step)).findFirst();
    }

    /** The asset whose maker reports this BPMN error. */
    static Optional<AssetKind> failedBy(String errorCode) {
        return switch (errorCode) {
            case "prompt-rejected" -> Optional.of(IMAGE);
            case "speech-refused" -> Optional.of(AUDIO);
            case "media-broken" -> Optional.of(VIDEO);
            default -> Optional.empty();
        };
    }
}
