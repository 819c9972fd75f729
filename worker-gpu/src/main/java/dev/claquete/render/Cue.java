package dev.claquete.render;

import org.jspecify.annotations.Nullable;

/**
 * A subtitle.
 *
 * @param fromMillis of the video's time
 * @param toMillis when it goes; after {@code fromMillis}
 * @param text without any markup; its line ends stay
 * @param position its own, where the file names one
 */
public record Cue(long fromMillis, long toMillis, String text, CaptionStyle.@Nullable Position position) {}
