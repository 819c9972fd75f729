package dev.claquete.operation.scenes;

import dev.claquete.operation.Input;
import dev.claquete.operation.Source;
import dev.claquete.render.StereoSound;
import dev.claquete.render.ffmpeg.VideoSignal;
import java.nio.file.Path;
import java.util.List;

/** Gives access to the files that a plan names. Thread-safe. */
public interface Material {

    /** The known properties of a file. */
    Input facts(Source source);

    /** A local copy. */
    Path file(Source source);

    /** How the pictures of a video are coded. */
    VideoSignal signal(Source source);

    /** The filter that makes its first sound stream stereo at 48 kHz. */
    default String stereo(Source source) {
        return StereoSound.filter(null);
    }

    /** The guarded FFmpeg arguments for the file as an input. */
    List<String> arguments(Source source, String... options);
}
