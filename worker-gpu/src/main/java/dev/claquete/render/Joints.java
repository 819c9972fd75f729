package dev.claquete.render;

import dev.claquete.storage.ContentHash;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.work.TaskContext;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The dissolves between scenes, the only frames of a video that are encoded again. A joint is kept in the object store
 * under its two clips' keys, so that after a change elsewhere it is not made again. All that are missing are made
 * together, by one FFmpeg that decodes and one that encodes:
 *
 * <pre>
 *   tail 0, head 1, tail 1, head 2, ... ── decoder ── blended here, 2h frames from 4h ── encoder ── a file for each joint
 * </pre>
 */
final class Joints {

    private static final int VERSION = 2;

    private final ObjectStore store;
    private final Ffmpeg ffmpeg;
    private final Encoder encoder;

    private final String folder;
    private final Timeline timeline;
    private final TaskContext task;
    private final int frames;

    /** @param folder in the store, where joints are kept */
    Joints(ObjectStore store, Ffmpeg ffmpeg, Encoder encoder, String folder, Timeline timeline, TaskContext task) {
        this.store = store;
        this.ffmpeg = ffmpeg;
        this.encoder = encoder;
        this.folder = folder;
        this.timeline = timeline;
        this.task = task;
        this.frames = 2 * SceneTiming.handle(timeline.fps(), timeline.transition());
    }

    /** What is blended: the tail of one scene's clip and the head of the next one's, both of 2h frames. */
    record Sides(Timeline.Scene before, Path tail, Timeline.Scene after, Path head) {}

    private record Joint(ObjectKey key, Sides sides, Path file) {}

    /** The joints in the order of the sides: frame k of each shows k/2h of the next scene. */
    List<Piece> make(List<Sides> sides) throws IOException {
        List<Joint> missing = new ArrayList<>();
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < sides.size(); i++) {
            Path file = task.scratch().resolve("joint-" + i + ".mp4");
            ObjectKey key = key(sides.get(i));
            if (store.exists(key)) {
                store.download(key, file);
            } else {
                file = task.scratch().resolve("made-joint-" + missing.size() + ".mp4");
                missing.add(new Joint(key, sides.get(i), file));
            }
            pieces.add(new Piece(file, frames));
        }
        if (!missing.isEmpty()) {
            encode(missing);
            for (Joint joint : missing) {
                Rendered.check(joint.file, frames);
                store.put(joint.key, joint.file, "video/mp4", Rendered.metadata(frames, timeline.fps()));
            }
        }
        return pieces;
    }

    private ObjectKey key(Sides sides) {
        ContentHash hash = ContentHash.of(
                VERSION,
                encoder.codec(),
                timeline.fps(),
                sides.before.clipKey(),
                sides.before.frameCount(),
                sides.after.clipKey(),
                sides.after.frameCount());
        return ObjectKey.derived(folder, "joint", hash, "mp4");
    }

    private void encode(List<Joint> joints) throws IOException {
        Path list = Piece.list(
                joints.stream()
                        .flatMap(joint -> List.of(joint.sides.tail, joint.sides.head).stream())
                        .map(file -> new Piece(file, frames))
                        .toList(),
                timeline.fps(),
                task.scratch().resolve("joints.ffconcat"));
        List<String> decoding = List.of(
                "-threads",
                "1",
                "-f",
                "concat",
                "-i",
                list.toString(),
                "-fps_mode",
                "passthrough",
                "-f",
                "rawvideo",
                "-pix_fmt",
                "yuv420p",
                "pipe:1");
        List<String> encoding = new ArrayList<>(Encoder.rawInput(size(), timeline.fps()));
        String files = task.scratch().resolve("made-joint-%d.mp4").toString();
        encoding.addAll(encoder.segments(timeline.fps(), frames, joints.size(), files));
        ffmpeg.run(task, encoding, stdin -> {
            AtomicReference<IOException> refused = new AtomicReference<>();
            try {
                ffmpeg.read(task, decoding, stdout -> blend(joints.size(), stdout, stdin, refused));
            } catch (FfmpegFailed e) {
                if (refused.get() != null) {
                    throw refused.get(); // the decoder ended because the encoder did, which says why itself
                }
                throw e;
            }
        });
    }

    /** @param refused takes what the encoder's end of the pipe throws */
    private void blend(int joints, InputStream decoded, OutputStream encoder, AtomicReference<IOException> refused)
            throws IOException {
        YuvFrame[] tail = new YuvFrame[frames];
        Arrays.setAll(tail, i -> new YuvFrame(size()));
        YuvFrame head = new YuvFrame(size());
        YuvFrame both = new YuvFrame(size());
        for (int joint = 0; joint < joints; joint++) {
            for (YuvFrame frame : tail) {
                read(frame, decoded);
            }
            for (int k = 0; k < frames; k++) {
                task.checkCancelled();
                read(head, decoded);
                Transition.FADE.draw(tail[k], head, (double) k / frames, both);
                write(both, encoder, refused);
            }
            task.progress(0.1 + 0.7 * (joint + 1) / joints, "Blending transition " + (joint + 1) + " of " + joints);
        }
    }

    private static void write(YuvFrame frame, OutputStream encoder, AtomicReference<IOException> refused)
            throws IOException {
        try {
            frame.writeTo(encoder);
        } catch (IOException e) {
            refused.set(e);
            throw e;
        }
    }

    private static void read(YuvFrame frame, InputStream decoded) throws IOException {
        if (!frame.readFrom(decoded)) {
            throw new EOFException("the scenes' clips have fewer frames than their dissolves need");
        }
    }

    private Resolution size() {
        return new Resolution(timeline.widthPx(), timeline.heightPx());
    }
}
