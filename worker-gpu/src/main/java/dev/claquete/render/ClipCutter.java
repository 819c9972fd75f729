package dev.claquete.render;

import dev.claquete.work.TaskContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the scenes' clips apart at their IDR frames without decoding them, many in one run:
 *
 * <pre>
 *   first scene   [0, h) left out   [h, N) body         [N, N+2h) tail
 *   others        [0, 2h) head      [2h, N) body        [N, N+2h) tail
 *   last scene    [0, 2h) head      [2h, N+h) body      [N+h, N+2h) left out
 * </pre>
 */
final class ClipCutter {

    /** Each takes threads and open files of the run that cuts them. */
    private static final int CLIPS_AT_ONCE = 16;

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
     * @param clips each with its N, in the order in which they are shown, in a folder that takes the parts
     */
    List<Parts> cut(List<Piece> clips) {
        if (handle == 0) {
            return clips.stream().map(clip -> new Parts(null, clip, null)).toList();
        }
        List<Parts> parts = new ArrayList<>();
        for (int from = 0; from < clips.size(); from += CLIPS_AT_ONCE) {
            List<Cut> cuts = new ArrayList<>();
            for (int i = from; i < Math.min(clips.size(), from + CLIPS_AT_ONCE); i++) {
                cuts.add(cut(clips.get(i), i == 0, i == clips.size() - 1));
            }
            run(cuts);
            cuts.forEach(cut -> parts.add(cut.parts()));
        }
        return parts;
    }

    private Cut cut(Piece clip, boolean first, boolean last) {
        int bodyStart = first ? handle : 2 * handle;
        int bodyEnd = last ? clip.frameCount() + handle : clip.frameCount();
        return new Cut(clip.file(), bodyStart, bodyEnd, first, last);
    }

    private void run(List<Cut> cuts) {
        List<String> arguments = new ArrayList<>();
        cuts.forEach(cut -> arguments.addAll(List.of("-i", cut.clip.toString())));
        for (int i = 0; i < cuts.size(); i++) {
            Cut cut = cuts.get(i);
            arguments.addAll(List.of("-map", i + ":v:0", "-c", "copy"));
            arguments.addAll(Encoder.segmentsAt(fps, List.of(cut.bodyStart, cut.bodyEnd)));
            arguments.add(cut.part("%d").toString());
        }
        ffmpeg.run(task, arguments);
    }

    private record Cut(Path clip, int bodyStart, int bodyEnd, boolean first, boolean last) {

        Path part(String number) {
            String name = clip.getFileName().toString().replace(".mp4", "");
            return clip.resolveSibling(name + "-part-" + number + ".mp4");
        }

        Parts parts() {
            Path head = madePart(0);
            Path body = madePart(1);
            Path tail = madePart(2);
            return new Parts(first ? null : head, new Piece(body, bodyEnd - bodyStart), last ? null : tail);
        }

        private Path madePart(int number) {
            Path part = part(String.valueOf(number));
            if (!Files.exists(part)) {
                throw new IllegalStateException(
                        clip.getFileName() + " cannot be taken apart: part " + number + " is missing");
            }
            return part;
        }
    }
}
