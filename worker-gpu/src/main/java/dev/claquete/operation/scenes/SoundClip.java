package dev.claquete.operation.scenes;

import dev.claquete.operation.Source;
import org.jspecify.annotations.Nullable;

/**
 * A sound of the video.
 *
 * @param scene the index of its scene; null if it spans scenes
 * @param startSeconds in that scene, or in the video
 * @param endSeconds when it must be silent; null for the end of its scene or of the video
 * @param trimSeconds where in its own time it begins
 * @param volume 1 leaves it unchanged
 * @param loop whether it repeats
 * @param fade whether it fades in and out
 * @param leads whether the scene, or the whole video, lasts until it has ended
 */
public record SoundClip(
        Source source,
        @Nullable Integer scene,
        double startSeconds,
        @Nullable Double endSeconds,
        double trimSeconds,
        double volume,
        boolean loop,
        boolean fade,
        boolean leads) {}
