package dev.claquete.studio.template;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of scene plans ({@code claquete.scenes.*}).
 *
 * @param maxScenes in a plan
 * @param maxElements in a scene
 * @param maxSeconds of the whole video, as far as the plan says so
 * @param maxPixels of the picture
 * @param maxLayerPixels of all elements of a scene together, because each is kept in memory while its scene is drawn
 * @param maxText characters of one text
 * @param maxSounds spoken, played or of videos, in a plan
 * @param previewsAtOnce previews that are drawn at the same time
 * @param previewPatience how long a caller waits for a turn
 */
@ConfigurationProperties("claquete.scenes")
record SceneProperties(
        @DefaultValue("100") int maxScenes,
        @DefaultValue("100") int maxElements,
        @DefaultValue("600") double maxSeconds,
        @DefaultValue("8847360") long maxPixels,
        @DefaultValue("60000000") long maxLayerPixels,
        @DefaultValue("2000") int maxText,
        @DefaultValue("100") int maxSounds,
        @DefaultValue("2") int previewsAtOnce,
        @DefaultValue("5s") Duration previewPatience) {}
