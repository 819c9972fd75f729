package dev.claquete.render;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Whether a sound from outside can be worked on, found out before any work is done on it. Costs milliseconds. Thread-safe. */
public final class SoundCheck {

    private final MediaProbe probe;

    SoundCheck(MediaProbe probe) {
        this.probe = probe;
    }

    /** @param seconds its length, 0 where the file does not say */
    public record Sound(String codec, double seconds) {}

    /** @throws VideoRefused when there is no sound in it, it is broken or too long */
    public Sound check(Path file, double maxSeconds) throws VideoRefused {
        MediaProbe.Media media;
        try {
            media = probe.firstSound(file);
        } catch (FfmpegFailed e) {
            throw new VideoRefused("is broken: it cannot be read as sound");
        }
        MediaProbe.Audio audio = media.audio().orElseThrow(() -> new VideoRefused("has no audio stream"));
        double seconds = Math.max(media.seconds(), audio.seconds());
        if (seconds > maxSeconds) {
            throw new VideoRefused(
                    String.format(Locale.ROOT, "must be at most %.0f seconds long, not %.0f", maxSeconds, seconds));
        }
        return new Sound(audio.codec(), seconds);
    }

    /** The codec of a video's sound; empty where it has none. */
    public Optional<String> codec(Path video) {
        return probe.firstSound(video).audio().map(MediaProbe.Audio::codec);
    }
}
