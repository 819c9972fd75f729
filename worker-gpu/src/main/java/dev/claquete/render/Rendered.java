package dev.claquete.render;

import dev.claquete.render.ffmpeg.MediaProbe;
import dev.claquete.storage.ObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the facts stored with a clip or video, so that a repeated step need not open it. */
public final class Rendered {

    private static final String FRAMES = "frames";
    private static final String SECONDS = "seconds";

    private Rendered() {}

    static Map<String, String> metadata(int frameCount, int fps) {
        String seconds = String.format(Locale.ROOT, "%.3f", (double) frameCount / fps);
        return Map.of(FRAMES, String.valueOf(frameCount), SECONDS, seconds);
    }

    static Optional<Integer> frameCount(ObjectStore.Stat stat) {
        return Optional.ofNullable(stat.metadata().get(FRAMES)).map(Integer::valueOf);
    }

    /**
     * Checks a file that we made, without starting a process.
     *
     * @throws IllegalStateException if its number of frames is wrong
     */
    public static void check(Path file, int frameCount) throws IOException {
        check(MovPictures.count(file), frameCount);
    }

    /** @throws IllegalStateException if the number of frames is wrong */
    public static void check(MediaProbe.Media media, int frameCount) {
        check(media.video().map(MediaProbe.Video::frameCount).orElse(0), frameCount);
    }

    private static void check(int found, int frameCount) {
        if (found != frameCount) {
            throw new IllegalStateException("rendered " + found + " frames instead of " + frameCount);
        }
    }
}
