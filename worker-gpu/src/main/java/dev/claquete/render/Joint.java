package dev.claquete.render;

import dev.claquete.storage.ContentHash;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.work.TaskContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The dissolve between two scenes, the only frames of a video that are encoded again. A joint is kept in the object store
 * under its two clips' keys, so that after a change elsewhere it is not made again.
 */
final class Joint {

    private static final int VERSION = 1;

    private final ObjectStore store;
    private final Ffmpeg ffmpeg;
    private final MediaProbe probe;
    private final Encoder encoder;

    private final String folder;
    private final int fps;

    /** @param folder in the store, where joints are kept */
    Joint(ObjectStore store, Ffmpeg ffmpeg, MediaProbe probe, Encoder encoder, String folder, int fps) {
        this.store = store;
        this.ffmpeg = ffmpeg;
        this.probe = probe;
        this.encoder = encoder;
        this.folder = folder;
        this.fps = fps;
    }

    /** What is blended: the tail of one scene's clip and the head of the next one's, both of 2h frames. */
    record Sides(Timeline.Scene before, Path tail, Timeline.Scene after, Path head) {}

    /** Makes the joint: frame k shows k/2h of the next scene. */
    Piece make(Sides sides, Path file, TaskContext task) throws IOException {
        int frames = 2 * SceneTiming.handle(fps, "crossfade");
        ObjectKey key = key(sides);
        if (store.exists(key)) {
            return new Piece(store.download(key, file), frames);
        }
        List<String> arguments = new ArrayList<>(List.of("-i", sides.tail.toString(), "-i", sides.head.toString()));
        arguments.addAll(List.of("-filter_complex", dissolve(frames, fps), "-map", "[out]"));
        arguments.addAll(encoder.arguments(fps));
        ffmpeg.make(file, task, arguments);
        Rendered.check(probe.probe(file), frames);
        store.put(key, file, "video/mp4", Rendered.metadata(frames, fps));
        return new Piece(file, frames);
    }

    private ObjectKey key(Sides sides) {
        ContentHash hash = ContentHash.of(
                VERSION,
                encoder.codec(),
                fps,
                sides.before.clipKey(),
                sides.before.frameCount(),
                sides.after.clipKey(),
                sides.after.frameCount());
        return ObjectKey.derived(folder, "joint", hash, "mp4");
    }

    /** Both inputs are counted from 0 in whole frames, so xfade sees the same times on both sides. */
    private static String dissolve(int frames, int fps) {
        String counted = "settb=1/" + fps + ",setpts=N,fps=" + fps;
        return "[0:v]" + counted + "[a];[1:v]" + counted + "[b];[a][b]xfade=transition=fade:offset=0:duration="
                + String.format(Locale.ROOT, "%.6f", (double) frames / fps) + "[out]";
    }
}
