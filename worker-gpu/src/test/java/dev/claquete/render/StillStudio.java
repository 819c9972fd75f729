package dev.claquete.render;

import dev.claquete.render.ffmpeg.EncoderChoice;
import dev.claquete.render.ffmpeg.Ffmpeg;
import dev.claquete.render.ffmpeg.MediaProbe;
import dev.claquete.render.ffmpeg.VideoCheck;
import dev.claquete.storage.ObjectStore;
import dev.claquete.work.TaskContext;
import java.io.IOException;
import java.nio.file.Path;

/** A {@link Studio} for the tests of other packages. */
public final class StillStudio {

    private final Studio studio;

    public StillStudio(Path folder) {
        this.studio = new Studio(folder);
    }

    public ObjectStore store() {
        return studio.store;
    }

    public Ffmpeg ffmpeg() {
        return studio.ffmpeg;
    }

    public MediaProbe probe() {
        return studio.probe;
    }

    public EncoderChoice encoders() {
        return studio.encoders;
    }

    public VideoCheck videos() {
        return new VideoCheck(studio.probe);
    }

    public TaskContext task() {
        return studio.task();
    }

    public Path file(String key) {
        return studio.file(key);
    }

    public static byte[] tone(double seconds) throws IOException {
        return Studio.wav(44_100, 2, seconds, 440, 0.5);
    }
}
