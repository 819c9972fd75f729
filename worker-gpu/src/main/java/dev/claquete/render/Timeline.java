package dev.claquete.render;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a video: the rendered clip and the narration of each scene, in order. Stored as JSON under a key derived
 * from its content.
 *
 * @param transition {@code crossfade} or {@code cut}, the same for every join
 * @param musicKey background music, looped or cut to the video's length
 * @param musicVolumeDb how loud the music is in the pauses of the narration, relative to the voice
 */
public record Timeline(
        int widthPx,
        int heightPx,
        int fps,
        String transition,
        List<Scene> scenes,
        @Nullable String musicKey,
        double musicVolumeDb) {

    /**
     * One scene.
     *
     * @param clipKey the result of RenderScene
     * @param frameCount how long the scene is in the video, without the clip's handles
     * @param narrationKey the voice; null if the scene has none
     */
    public record Scene(String sceneId, String clipKey, int frameCount, @Nullable String narrationKey) {}

    public Timeline {
        scenes = List.copyOf(scenes);
        if (scenes.isEmpty()) {
            throw new IllegalArgumentException("a video has at least one scene");
        }
    }

    /** The length of the whole video. */
    public int frames() {
        return scenes.stream().mapToInt(Scene::frameCount).sum();
    }
}
