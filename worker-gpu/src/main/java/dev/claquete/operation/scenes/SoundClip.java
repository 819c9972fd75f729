package dev.claquete.operation.scenes;

import dev.claquete.operation.Source;
import org.jspecify.annotations.Nullable;

/**
 * Something to be heard.
 *
 * @param scene which one it belongs to; null when it is heard across them
 * @param startSeconds in that scene, or in the video
 * @param endSeconds when it must be silent; null for the end of its scene or of the video
 * @param trimSeconds where in its own time it begins
 * @param volume 1 leaves it as it is
 * @param loop begins again when it has ended
 * @param fade comes and goes softly
 * @param leads the scene, or the whole video, lasts until it has been heard
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
