package dev.claquete.render;

import dev.claquete.render.ffmpeg.Encoder;
import dev.claquete.render.ffmpeg.Ffmpeg;
import dev.claquete.render.ffmpeg.ParallelJobs;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.work.TaskContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** Builds the picture track of a composition: downloads the clips and makes the joints between them. */
final class Picture {

    private final ObjectStore store;
    private final Ffmpeg ffmpeg;
    private final Encoder encoder;
    private final Joints joints;
    private final Timeline timeline;
    private final TaskContext task;
    private final int handle;

    Picture(ObjectStore store, Ffmpeg ffmpeg, Encoder encoder, Joints joints, Timeline timeline, TaskContext task) {
        this.store = store;
        this.ffmpeg = ffmpeg;
        this.encoder = encoder;
        this.joints = joints;
        this.timeline = timeline;
        this.task = task;
        this.handle = SceneTiming.handle(timeline.fps(), timeline.transition());
    }

    /** The list of all pieces in the order in which they are shown, for FFmpeg's concat demuxer. */
    Path track() throws Exception {
        return VideoPiece.list(pieces(), timeline.fps(), task.scratch().resolve("pieces.ffconcat"));
    }

    private List<VideoPiece> pieces() throws Exception {
        List<Path> clips = clips();
        List<VideoPiece> bodies = IntStream.range(0, clips.size())
                .mapToObj(i -> new VideoPiece(
                        clips.get(i), tracks(timeline.scenes().get(i)).bodyFrames()))
                .toList();
        return handle == 0 ? bodies : alternating(joints.make(clips), bodies);
    }

    /** The first joint, the first body, the second joint, and so on; there is one joint more. */
    private static List<VideoPiece> alternating(List<VideoPiece> joints, List<VideoPiece> bodies) {
        List<VideoPiece> pieces = new ArrayList<>(joints.subList(0, 1));
        for (int i = 0; i < bodies.size(); i++) {
            pieces.add(bodies.get(i));
            pieces.add(joints.get(i + 1));
        }
        return pieces;
    }

    private List<Path> clips() throws Exception {
        List<Timeline.Scene> scenes = timeline.scenes();
        return ParallelJobs.all(IntStream.range(0, scenes.size())
                .mapToObj(i -> (Callable<Path>) () -> clip(i, scenes.get(i)))
                .toList());
    }

    private Path clip(int index, Timeline.Scene scene) throws IOException {
        ClipTracks tracks = tracks(scene);
        Path file =
                store.download(new ObjectKey(scene.clipKey()), task.scratch().resolve("clip-" + index + ".mp4"));
        Path clip = tracks.isUndivided(file) ? divided(file, tracks) : file;
        tracks.check(clip);
        return clip;
    }

    /** Divides a clip that an older version rendered. */
    private Path divided(Path clip, ClipTracks tracks) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-i", clip.toString()));
        arguments.addAll(tracks.arguments(encoder, List.of()));
        return ffmpeg.make(clip.resolveSibling("divided-" + clip.getFileName()), task, arguments);
    }

    private ClipTracks tracks(Timeline.Scene scene) {
        return new ClipTracks(scene.frameCount(), handle, timeline.fps());
    }
}
