package dev.claquete.render.ffmpeg;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether a file from outside has usable sound: a sound file, or a video with a sound stream. It decodes the
 * beginning of the first sound stream; costs milliseconds at any length. Thread-safe.
 */
public final class SoundCheck {

    /** FFmpeg's names of the demuxers for sound files; playlists and lists of files are not among them. */
    static final String DEMUXERS = "wav,mp3,mov,ogg,flac,aac,matroska,aiff,mpegts,w64,caf,avi,mpeg,flv";

    /** The limit for pictures beside a sound; they are only decoded to inspect them. */
    private static final long MOST_PIXELS = 60_000_000;

    private static final int MOST_CHANNELS = 16;

    private final MediaProbe probe;

    public SoundCheck(MediaProbe probe) {
        this.probe = probe;
    }

    /**
     * A usable sound.
     *
     * @param container the container if it may hold video too; null for a sound file
     * @param codec FFmpeg's name
     * @param seconds its length, 0 if the file does not say
     */
    public record Sound(
            @Nullable VideoContainer container, String codec, int sampleRate, int channels, double seconds) {}

    /** @throws SoundRefused if it has no sound, is broken, too long or of an unknown codec */
    public Sound check(Path file, double maxSeconds) throws SoundRefused, IOException {
        if (Files.size(file) == 0) {
            throw new SoundRefused("must not be empty");
        }
        VideoContainer container = container(file);
        if (container == VideoContainer.MOV && MovBoxes.cutOff(file)) {
            throw new SoundRefused("is broken: it ends in the middle");
        }
        MediaProbe.Media media = media(file, container);
        Optional<String> broken = Decoders.rule(media);
        if (broken.isPresent()) {
            throw new SoundRefused(broken.get());
        }
        MediaProbe.Audio audio = media.audio().orElseThrow(() -> new SoundRefused("has no audio stream"));
        if (!Decoders.knowsSound(audio.codec())) {
            String codec = audio.codec().isEmpty() ? "an unknown codec" : audio.codec();
            throw new SoundRefused("holds its sound in " + codec + ", which is not supported");
        }
        if (audio.frameCount() == 0 || audio.sampleRate() == 0 || audio.channels() == 0) {
            throw new SoundRefused("is broken: its sound cannot be decoded");
        }
        if (audio.channels() > MOST_CHANNELS) {
            throw new SoundRefused("must have at most " + MOST_CHANNELS + " channels, not " + audio.channels());
        }
        double seconds = Math.max(media.seconds(), audio.seconds());
        if (!(seconds <= maxSeconds)) {
            throw new SoundRefused(
                    String.format(Locale.ROOT, "must be at most %.0f seconds long, not %.0f", maxSeconds, seconds));
        }
        return new Sound(container, audio.codec(), audio.sampleRate(), audio.channels(), seconds);
    }

    private static @Nullable VideoContainer container(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return VideoContainer.of(in.readNBytes(VideoContainer.START)).orElse(null);
        }
    }

    private MediaProbe.Media media(Path file, @Nullable VideoContainer container) throws SoundRefused {
        try {
            return probe.firstSounds(file, container, MOST_PIXELS);
        } catch (FfmpegFailed e) {
            if (!e.ownVerdict()) {
                throw e;
            }
            throw new SoundRefused(Decoders.rule(e).orElse("is broken: it cannot be read as sound"));
        }
    }
}
