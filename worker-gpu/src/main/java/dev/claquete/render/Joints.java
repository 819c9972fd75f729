package dev.claquete.render;

import dev.claquete.render.ffmpeg.Encoder;
import dev.claquete.render.ffmpeg.Ffmpeg;
import dev.claquete.render.ffmpeg.FfmpegFailed;
import dev.claquete.render.ffmpeg.Resolution;
import dev.claquete.render.frame.Transition;
import dev.claquete.render.frame.YuvFrame;
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
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the joints between the bodies of clips, the only frames of a video that are encoded twice: the beginning of the
 * first scene, a dissolve between any two, the end of the last one. The object store keeps a joint under its clips'
 * keys, so a change elsewhere does not make it again. All missing joints are made together, by one FFmpeg that decodes
 * and one that encodes:
 *
 * <pre>
 *   edges of the clips ── decoder ── blended here ── encoder ── a file for each joint
 * </pre>
 */
final class Joints {

    private static final int VERSION = 3;

    private final ObjectStore store;
    private final Ffmpeg ffmpeg;
    private final Encoder encoder;

    private final String folder;
    private final Timeline timeline;
    private final TaskContext task;
    private final int handle;

    /** @param folder in the store that holds the joints */
    Joints(ObjectStore store, Ffmpeg ffmpeg, Encoder encoder, String folder, Timeline timeline, TaskContext task) {
        this.store = store;
        this.ffmpeg = ffmpeg;
        this.encoder = encoder;
        this.folder = folder;
        this.timeline = timeline;
        this.task = task;
        this.handle = SceneTiming.handle(timeline.fps(), timeline.transition());
    }

    /** @param index how many scenes precede it */
    private record Joint(int index, ObjectKey key, Path file, int frames) {}

    /**
     * The joints, one more than there are clips. A dissolve has 2h frames, of which frame k shows k/2h of the next scene; beginning
     * and end of the video have h.
     *
     * @param clips as {@link ClipTracks} divides them, of all scenes in their order
     */
    List<VideoPiece> make(List<Path> clips) throws IOException {
        List<Joint> missing = new ArrayList<>();
        List<VideoPiece> pieces = new ArrayList<>();
        for (int i = 0; i <= clips.size(); i++) {
            Path file = task.scratch().resolve("joint-" + i + ".mp4");
            ObjectKey key = key(i);
            if (store.exists(key)) {
                store.download(key, file);
            } else {
                file = task.scratch().resolve("made-joint-" + missing.size() + ".mp4");
                missing.add(new Joint(i, key, file, frames(i)));
            }
            pieces.add(new VideoPiece(file, frames(i)));
        }
        if (!missing.isEmpty()) {
            encode(missing, clips);
            for (Joint joint : missing) {
                Rendered.check(joint.file, joint.frames);
                store.put(joint.key, joint.file, "video/mp4", Rendered.metadata(joint.frames, timeline.fps()));
            }
        }
        return pieces;
    }

    private int frames(int index) {
        return index == 0 || index == timeline.scenes().size() ? handle : 2 * handle;
    }

    private ObjectKey key(int index) {
        List<@Nullable Object> parts = new ArrayList<>(List.of(VERSION, encoder.codec(), timeline.fps()));
        for (int i = index - 1; i <= index; i++) {
            boolean there = i >= 0 && i < timeline.scenes().size();
            parts.add(there ? timeline.scenes().get(i).clipKey() : null);
            parts.add(there ? timeline.scenes().get(i).frameCount() : null);
        }
        return ObjectKey.derived(folder, "joint", ContentHash.of(parts.toArray()), "mp4");
    }

    private void encode(List<Joint> missing, List<Path> clips) throws IOException {
        Set<Integer> wanted = missing.stream().map(Joint::index).collect(Collectors.toSet());
        List<Integer> sides = IntStream.range(0, clips.size())
                .filter(clip -> wanted.contains(clip) || wanted.contains(clip + 1))
                .boxed()
                .toList();
        Path list = VideoPiece.list(
                sides.stream()
                        .map(clip -> new VideoPiece(clips.get(clip), 4 * handle))
                        .toList(),
                timeline.fps(),
                task.scratch().resolve("joints.ffconcat"));
        List<String> decoding = new ArrayList<>(List.of("-threads", "1", "-f", "concat", "-i", list.toString()));
        decoding.addAll(List.of("-map", "0:v:1", "-fps_mode", "passthrough"));
        decoding.addAll(List.of("-f", "rawvideo", "-pix_fmt", "yuv420p", "pipe:1"));
        List<String> encoding = new ArrayList<>(Encoder.rawInput(size(), timeline.fps()));
        String files = task.scratch().resolve("made-joint-%d.mp4").toString();
        encoding.addAll(encoder.segments(
                timeline.fps(), missing.stream().map(Joint::frames).toList(), files));
        ffmpeg.run(task, encoding, stdin -> {
            AtomicReference<IOException> refused = new AtomicReference<>();
            try {
                ffmpeg.read(task, decoding, stdout -> blend(wanted, sides, stdout, stdin, refused));
            } catch (FfmpegFailed e) {
                if (refused.get() != null) {
                    throw refused.get(); // the decoder ended because the encoder did; the encoder's error explains it
                }
                throw e;
            }
        });
    }

    /** @param wanted the joints to make */
    private void blend(
            Set<Integer> wanted,
            List<Integer> sides,
            InputStream decoded,
            OutputStream encoder,
            AtomicReference<IOException> refused)
            throws IOException {
        YuvFrame[] tail = new YuvFrame[2 * handle];
        Arrays.setAll(tail, i -> new YuvFrame(size()));
        YuvFrame head = new YuvFrame(size());
        YuvFrame both = new YuvFrame(size());
        int done = 0;
        for (int clip : sides) {
            task.checkCancelled();
            for (int k = 0; k < 2 * handle; k++) {
                read(head, decoded);
                if (wanted.contains(clip) && clip > 0) {
                    Transition.FADE.draw(tail[k], head, (double) k / (2 * handle), both);
                    write(both, encoder, refused);
                } else if (wanted.contains(clip) && k >= handle) {
                    write(head, encoder, refused);
                }
            }
            for (YuvFrame frame : tail) {
                read(frame, decoded);
            }
            task.progress(
                    0.1 + 0.7 * ++done / sides.size(), "Blending transitions: scene " + done + " of " + sides.size());
        }
        if (wanted.contains(timeline.scenes().size())) {
            for (int k = 0; k < handle; k++) {
                write(tail[k], encoder, refused);
            }
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
