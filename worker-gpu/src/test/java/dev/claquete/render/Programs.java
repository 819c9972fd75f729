package dev.claquete.render;

import dev.claquete.render.ffmpeg.PinnedFfmpeg;
import java.nio.file.Path;

/** FFmpeg's programs, unpacked and tried once for all tests of a JVM: each try starts one of them. */
public final class Programs {

    public static final Path FFMPEG = PinnedFfmpeg.unpack().program("ffmpeg");
    public static final Path FFPROBE = PinnedFfmpeg.unpack().program("ffprobe");

    private Programs() {}
}
