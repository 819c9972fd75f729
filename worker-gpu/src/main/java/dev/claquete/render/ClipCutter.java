package dev.claquete.render;

import dev.claquete.work.TaskContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a scene's clip apart at its IDR frames without decoding it:
 *
 * <pre>
 *   first scene   [0, h) left out   [h, N) body         [N, N+2h) tail
 *   others        [0, 2h) head      [2h, N) body        [N, N+2h) tail
 *   last scene    [0, 2h) head      [2h, N+h) body      [N+h, N+2h) left out
 * </pre>
 */
final class ClipCutter {

    private final Ffmpeg ffmpeg;
    private final TaskContext task;
    private final int fps;
    private final int handle;

    /** @param handle h, in frames; 0 means that clips are whole bodies */
    ClipCutter(Ffmpeg ffmpeg, TaskContext task, int fps, int handle) {
        this.ffmpeg = ffmpeg;
        this.task = task;
        this.fps = fps;
        this.handle = handle;
    }

    /**
     * A clip's parts.
     *
     * @param head dissolves with the tail of the scene before; null for the first scene
     * @param body is shown as it is
     * @param tail dissolves with the head of the scene after; null for the last scene
     */
    record Parts(@Nullable Path head, Piece body, @Nullable Path tail) {}

    /**
     * Cuts.
     *
     * @param clip a file whose folder takes the parts
     * @param frameCount N
     */
    Parts cut(Path clip, int frameCount, boolean first, boolean last) throws IOException {
        if (handle == 0) {
            return new Parts(null, new Piece(clip, frameCount), null);
        }
        int bodyStart = first ? handle : 2 * handle;
        int bodyEnd = last ? frameCount + handle : frameCount;
        String name = clip.getFileName().toString().replace(".mp4", "");
        ffmpeg.run(
                task,
                List.of(
                        "-i",
                        clip.toString(),
                        "-map",
                        "0:v:0",
                        "-c",
                        "copy",
                        "-f",
                        "segment",
                        "-segment_format",
                        "mp4",
                        "-reset_timestamps",
                        "1",
                        "-segment_frames",
                        bodyStart + "," + bodyEnd,
                        "-segment_format_options",
                        "video_track_timescale=" + Encoder.timescale(fps),
                        clip.resolveSibling(name + "-part-%d.mp4").toString()));
        Path head = part(clip, name, 0);
        Path body = part(clip, name, 1);
        Path tail = part(clip, name, 2);
        return new Parts(first ? null : head, new Piece(body, bodyEnd - bodyStart), last ? null : tail);
    }

    private static Path part(Path clip, String name, int number) {
        Path part = clip.resolveSibling(name + "-part-" + number + ".mp4");
        if (!Files.exists(part)) {
            throw new IllegalStateException(
                    clip.getFileName() + " cannot be taken apart: part " + number + " is missing");
        }
        return part;
    }
}
