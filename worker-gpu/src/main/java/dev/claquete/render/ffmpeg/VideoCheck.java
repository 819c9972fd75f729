package dev.claquete.render.ffmpeg;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether a video from outside is usable, before any work is done on it: by its first bytes, its container's
 * index and its first decoded pictures. Costs milliseconds at any length. Thread-safe.
 */
public final class VideoCheck {

    /** Pictures up to this many times the limit are inspected, only to report their size. */
    private static final int SAID = 4;

    /** Cameras reach a tenth of that; a higher rate is made to cause work. */
    private static final int MOST_FPS = 10_000;

    private final MediaProbe probe;

    public VideoCheck(MediaProbe probe) {
        this.probe = probe;
    }

    /** @param maxSeconds the longest accepted video; {@code maxPixels} the largest picture */
    public record Limits(long maxPixels, double maxSeconds) {}

    /**
     * A usable video.
     *
     * @param fps the mean, 0 if the file does not say
     * @param seconds its length, 0 if the file does not say
     * @param widthPx as shown: upright, with square pixels
     * @param soundCodec of its sound, if any can be decoded
     */
    public record Video(
            VideoContainer container,
            String codec,
            int widthPx,
            int heightPx,
            double fps,
            double seconds,
            @Nullable String soundCodec,
            VideoSignal signal) {

        public boolean hasSound() {
            return soundCodec != null;
        }
    }

    /**
     * @throws VideoRefused if it is not a video, broken, without pictures, too large, too long or of an unknown codec
     */
    public Video check(Path file, Limits limits) throws VideoRefused, IOException {
        VideoContainer container = container(file);
        MediaProbe.Media media = media(file, container, limits);
        MediaProbe.Video video = media.video().orElseThrow(() -> new VideoRefused("has no video stream"));
        if (!Decoders.VIDEO.contains(video.codec())) {
            String codec = video.codec().isEmpty() ? "an unknown codec" : video.codec();
            throw new VideoRefused("holds its pictures in " + codec + ", which is not supported");
        }
        long pixels = Math.max(
                (long) video.widthPx() * video.heightPx(), video.signal().codedPixels());
        if (pixels > limits.maxPixels()) {
            throw new VideoRefused(String.format(
                    Locale.ROOT,
                    "must have at most %.1f megapixels, not %d x %d",
                    limits.maxPixels() / 1e6,
                    video.widthPx(),
                    video.heightPx()));
        }
        if (video.widthPx() == 0
                || video.heightPx() == 0
                || video.frameCount() == 0 && !showsPicturesLater(file, container, limits)) {
            throw new VideoRefused("is broken: its pictures cannot be decoded");
        }
        if (video.fps() > MOST_FPS) {
            throw new VideoRefused(
                    "must have at most " + MOST_FPS + " frames a second, not " + Math.round(video.fps()));
        }
        double seconds = Math.max(media.seconds(), video.seconds());
        if (!(seconds <= limits.maxSeconds())) {
            throw new VideoRefused(String.format(
                    Locale.ROOT, "must be at most %.0f seconds long, not %.0f", limits.maxSeconds(), seconds));
        }
        return new Video(
                container,
                video.codec(),
                video.widthPx(),
                video.heightPx(),
                video.fps(),
                seconds,
                soundCodec(file, container, limits),
                video.signal());
    }

    private boolean showsPicturesLater(Path file, VideoContainer container, Limits limits) {
        try {
            return probe.showsPicturesLater(file, container, limits.maxPixels());
        } catch (FfmpegFailed e) {
            if (!e.ownVerdict()) {
                throw e;
            }
            return false;
        }
    }

    private @Nullable String soundCodec(Path file, VideoContainer container, Limits limits) {
        try {
            return probe.firstSounds(file, container, SAID * limits.maxPixels()).audios().stream()
                    .filter(audio -> audio.frameCount() > 0 && Decoders.knowsSound(audio.codec()))
                    .map(MediaProbe.Audio::codec)
                    .findFirst()
                    .orElse(null);
        } catch (FfmpegFailed e) {
            if (!e.ownVerdict()) {
                throw e;
            }
            return null; // the sound is not usable, but the pictures are
        }
    }

    private static VideoContainer container(Path file) throws VideoRefused, IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(VideoContainer.START);
        }
        if (start.length == 0) {
            throw new VideoRefused("must not be empty");
        }
        VideoContainer container = VideoContainer.of(start)
                .orElseThrow(() -> new VideoRefused("must be a video (" + VideoContainer.NAMES + ")"));
        if (container == VideoContainer.MOV && MovBoxes.cutOff(file)) {
            throw new VideoRefused("is broken: it ends in the middle");
        }
        return container;
    }

    private MediaProbe.Media media(Path file, VideoContainer container, Limits limits) throws VideoRefused {
        try {
            MediaProbe.Media media = probe.firstPictures(file, container, SAID * limits.maxPixels());
            Optional<String> broken = Decoders.rule(media);
            if (broken.isPresent()) {
                throw new VideoRefused(broken.get());
            }
            return media;
        } catch (FfmpegFailed e) {
            if (!e.ownVerdict()) {
                throw e;
            }
            throw new VideoRefused(Decoders.rule(e).orElse("is broken: it cannot be read as a video"));
        }
    }
}
