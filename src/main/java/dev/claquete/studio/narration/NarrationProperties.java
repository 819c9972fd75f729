package dev.claquete.studio.narration;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Narration ({@code claquete.narration.*}).
 *
 * @param espeakFolder where eSpeak NG is unpacked once (6 MB); by default {@code espeak-ng} in the data folder
 */
@ConfigurationProperties("claquete.narration")
record NarrationProperties(@Nullable Path espeakFolder) {}
