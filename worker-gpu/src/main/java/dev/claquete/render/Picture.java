package dev.claquete.render;

import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.work.TaskContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The picture side of a composition: clips are fetched and taken apart, and the joints between them made, in parallel. */
final class Picture {

    private final ObjectStore store;
    private final Joint joint;
    private final ClipCutter cutter;
    private final Timeline timeline;
    private final TaskContext task;

    Picture(ObjectStore store, Joint joint, ClipCutter cutter, Timeline timeline, TaskContext task) {
        this.store = store;
        this.joint = joint;
        this.cutter = cutter;
        this.timeline = timeline;
        this.task = task;
    }

    /** The list of all pieces in the order in which they are shown, for FFmpeg's concat demuxer. */
    Path track() throws Exception {
        return Piece.list(pieces(), timeline.fps(), task.scratch().resolve("pieces.ffconcat"));
    }

    private List<Piece> pieces() throws Exception {
        int scenes = timeline.scenes().size();
        List<ClipCutter.Parts> parts = Together.all(IntStream.range(0, scenes)
                .mapToObj(i -> (Callable<ClipCutter.Parts>) () -> parts(i))
                .toList());
        AtomicInteger made = new AtomicInteger();
        List<List<Piece>> joints = Together.all(IntStream.range(0, scenes - 1)
                .mapToObj(i -> (Callable<List<Piece>>) () -> {
                    List<Piece> piece =
                            joint(i, parts.get(i).tail(), parts.get(i + 1).head());
                    int count = made.incrementAndGet();
                    task.progress(0.1 + 0.7 * count / scenes, "Blending transition " + count + " of " + (scenes - 1));
                    return piece;
                })
                .toList());
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < scenes; i++) {
            pieces.add(parts.get(i).body());
            if (i < scenes - 1) {
                pieces.addAll(joints.get(i));
            }
        }
        return pieces;
    }

    private ClipCutter.Parts parts(int index) throws IOException {
        Timeline.Scene scene = timeline.scenes().get(index);
        Path clip =
                store.download(new ObjectKey(scene.clipKey()), task.scratch().resolve("clip-" + index + ".mp4"));
        return cutter.cut(
                clip, scene.frameCount(), index == 0, index == timeline.scenes().size() - 1);
    }

    /** One piece, or none where scenes are cut hard. */
    private List<Piece> joint(int index, @Nullable Path tail, @Nullable Path head) throws IOException {
        if (tail == null || head == null) {
            return List.of();
        }
        Joint.Sides sides = new Joint.Sides(
                timeline.scenes().get(index), tail, timeline.scenes().get(index + 1), head);
        return List.of(joint.make(sides, task.scratch().resolve("joint-" + index + ".mp4"), task));
    }
}
