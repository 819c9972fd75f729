package dev.claquete.render;

import dev.claquete.render.ffmpeg.Encoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The layout of a stored scene clip: an MP4 file with two video tracks.
 *
 * <pre>
 *   body   [2h, N)               copied into the finished video without decoding
 *   edges  [0, 2h) [N, N+2h)     encoded fast at high quality, decoded once more for the dissolves
 * </pre>
 *
 * So the frames of a dissolve are encoded for the finished video only once (ADR 64). A clip between hard cuts (h = 0)
 * has its body only.
 *
 * @param frameCount N, of the scene in the video
 * @param handleFrames h, half of a dissolve
 */
public record ClipTracks(int frameCount, int handleFrames, int fps) {

    int bodyFrames() {
        return frameCount - 2 * handleFrames;
    }

    /** The length of one edge, which is that of a whole dissolve. */
    int edgeFrames() {
        return 2 * handleFrames;
    }

    /**
     * FFmpeg's arguments between an input with all N+2h frames of the scene and the clip's file.
     *
     * @param threads for the encoder of the body, as {@link Encoder#threads} gives them
     */
    public List<String> arguments(Encoder encoder, List<String> threads) {
        List<String> arguments = new ArrayList<>();
        if (handleFrames == 0) {
            arguments.addAll(encoder.arguments(fps));
            arguments.addAll(threads);
            return arguments;
        }
        arguments.addAll(List.of("-filter_complex", divided(), "-map", "[body]", "-map", "[edges]"));
        arguments.addAll(encoder.argumentsWithDraft(fps, threads));
        return arguments;
    }

    private String divided() {
        return "[0:v]split[all][ends];"
                + "[all]trim=start_frame=" + edgeFrames() + ":end_frame=" + frameCount + ",setpts=PTS-STARTPTS[body];"
                + "[ends]select='lt(n," + edgeFrames() + ")+gte(n," + frameCount + ")',setpts=N/(" + fps
                + "*TB)[edges]";
    }

    /** Whether all frames are in one track, as they were before ADR 64. */
    boolean isUndivided(Path clip) throws IOException {
        return handleFrames > 0 && MovPictures.ofTracks(clip).equals(List.of(frameCount + 2 * handleFrames));
    }

    /** @throws IllegalStateException if a clip that we made does not have these tracks */
    void check(Path clip) throws IOException {
        List<Integer> lengths = handleFrames == 0 ? List.of(frameCount) : List.of(bodyFrames(), 2 * edgeFrames());
        List<Integer> found = MovPictures.ofTracks(clip);
        if (!found.equals(lengths)) {
            throw new IllegalStateException("the clip has tracks of " + found + " frames instead of " + lengths);
        }
    }
}
