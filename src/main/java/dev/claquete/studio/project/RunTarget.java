package dev.claquete.studio.project;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The goal of a run of {@code make-video}.
 *
 * @param kind the process variable {@code goal}
 * @param sceneId the only scene to work on; set for the two kinds about one scene
 */
public record RunTarget(Kind kind, @Nullable UUID sceneId) {

    public static final RunTarget VIDEO = new RunTarget(Kind.VIDEO, null);
    public static final RunTarget IMAGES = new RunTarget(Kind.IMAGES, null);
    public static final RunTarget NARRATIONS = new RunTarget(Kind.NARRATIONS, null);

    public enum Kind {
        VIDEO("video"),
        IMAGES("images"),
        NARRATIONS("narrations"),
        SCENE_IMAGE("scene-image"),
        SCENE_NARRATION("scene-narration");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        static Kind of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("not a goal: " + word));
        }
    }

    public static RunTarget sceneImage(UUID sceneId) {
        return new RunTarget(Kind.SCENE_IMAGE, sceneId);
    }

    public static RunTarget sceneNarration(UUID sceneId) {
        return new RunTarget(Kind.SCENE_NARRATION, sceneId);
    }

    public boolean isVideo() {
        return kind == Kind.VIDEO;
    }

    /** Whether a run with this goal also reaches the other goal. */
    public boolean covers(RunTarget other) {
        return isVideo()
                || equals(other)
                || (kind == Kind.IMAGES && other.kind == Kind.SCENE_IMAGE)
                || (kind == Kind.NARRATIONS && other.kind == Kind.SCENE_NARRATION);
    }

    public boolean wantsImageOf(UUID scene) {
        return isVideo() || kind == Kind.IMAGES || (kind == Kind.SCENE_IMAGE && scene.equals(sceneId));
    }

    public boolean wantsNarrationOf(UUID scene) {
        return isVideo() || kind == Kind.NARRATIONS || (kind == Kind.SCENE_NARRATION && scene.equals(sceneId));
    }

    /** {@code video}, or {@code scene-image:<scene id>}. */
    @Override
    public String toString() {
        return sceneId == null ? kind.word() : kind.word() + ":" + sceneId;
    }

    static RunTarget parse(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? new RunTarget(Kind.of(text), null)
                : new RunTarget(Kind.of(text.substring(0, colon)), UUID.fromString(text.substring(colon + 1)));
    }

    public static RunTarget of(String goal, @Nullable String targetSceneId) {
        return new RunTarget(Kind.of(goal), targetSceneId == null ? null : UUID.fromString(targetSceneId));
    }
}
