package dev.claquete.operation;

import dev.claquete.render.ffmpeg.VideoContainer;
import dev.claquete.storage.ObjectKey;
import org.jspecify.annotations.Nullable;

/**
 * A file that was downloaded and checked, with its properties.
 *
 * @param kind what it is; never {@link Source.Kind#MEDIA}
 * @param container set for video, and for sound in a container
 * @param widthPx of video and images, upright
 * @param fps the mean; 0 if the file does not say
 * @param seconds of video and sound; 0 if the file does not say
 * @param videoCodec FFmpeg's name, {@code h264}
 * @param audioCodec FFmpeg's name; null without sound
 * @param refusal why the file is missing, if the operation can do without it; null otherwise
 */
public record Input(
        String key,
        Source.Kind kind,
        String contentType,
        long bytes,
        @Nullable VideoContainer container,
        int widthPx,
        int heightPx,
        double fps,
        double seconds,
        @Nullable String videoCodec,
        @Nullable String audioCodec,
        @Nullable String refusal) {

    public Input(
            String key,
            Source.Kind kind,
            String contentType,
            long bytes,
            @Nullable VideoContainer container,
            int widthPx,
            int heightPx,
            double fps,
            double seconds,
            @Nullable String videoCodec,
            @Nullable String audioCodec) {
        this(key, kind, contentType, bytes, container, widthPx, heightPx, fps, seconds, videoCodec, audioCodec, null);
    }

    /** @param reason a sentence that begins with the field */
    public static Input refused(Source.Kind kind, String reason) {
        return new Input("", kind, "", 0, null, 0, 0, 0, 0, null, null, reason);
    }

    public ObjectKey objectKey() {
        return new ObjectKey(key);
    }

    public boolean hasSound() {
        return audioCodec != null;
    }
}
