package dev.claquete.render;

import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.work.TaskContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** The picture side of a composition: clips are fetched and taken apart, and the joints between them made. */
final class Picture {

    private final ObjectStore store;
    private final Joints joints;
    private final ClipCutter cutter;
    private final Timeline timeline;
    private final TaskContext task;

    Picture(ObjectStore store, Joints joints, ClipCutter cutter, Timeline timeline, TaskContext task) {
        this.store = store;
        this.joints = joints;
        this.cutter = cutter;
        this.timeline = timeline;
        this.task = task;
    }

    /** The list of all pieces in the order in which they are shown, for FFmpeg's concat demuxer. */
    Path track() throws Exception {
        return Piece.list(pieces(), timeline.fps(), task.scratch().resolve("pieces.ffconcat"));
    }

    private List<Piece> pieces() throws Exception {
        List<ClipCutter.Parts> parts = cutter.cut(clips());
        List<Piece> joined = joints(parts);
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            pieces.add(parts.get(i).body());
            if (i < joined.size()) {
                pieces.add(joined.get(i));
            }
        }
        return pieces;
    }

    private List<Piece> clips() throws Exception {
        List<Timeline.Scene> scenes = timeline.scenes();
        return Together.all(IntStream.range(0, scenes.size())
                .mapToObj(i -> (Callable<Piece>) () -> clip(i, scenes.get(i)))
                .toList());
    }

    private Piece clip(int index, Timeline.Scene scene) {
        Path file = task.scratch().resolve("clip-" + index + ".mp4");
        return new Piece(store.download(new ObjectKey(scene.clipKey()), file), scene.frameCount());
    }

    /** One between any two scenes, or none where they are cut hard. */
    private List<Piece> joints(List<ClipCutter.Parts> parts) throws IOException {
        List<Joints.Sides> sides = new ArrayList<>();
        for (int i = 0; i + 1 < parts.size() && parts.get(i).tail() != null; i++) {
            sides.add(new Joints.Sides(
                    timeline.scenes().get(i),
                    Objects.requireNonNull(parts.get(i).tail()),
                    timeline.scenes().get(i + 1),
                    Objects.requireNonNull(parts.get(i + 1).head())));
        }
        return joints.make(sides);
    }
}
