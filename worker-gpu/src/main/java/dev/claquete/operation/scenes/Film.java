package dev.claquete.operation.scenes;

import dev.claquete.render.ffmpeg.Encoder;
import dev.claquete.render.ffmpeg.Ffmpeg;
import dev.claquete.render.ffmpeg.Quality;
import dev.claquete.render.frame.FrameWriter;
import dev.claquete.work.TaskContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes a video with sound from a plan; pictures and sound have the same length. */
public final class Film {

    /** More painters would only wait for the encoder. */
    private static final int MOST_PAINTERS = 4;

    private static final double PICTURES = 0.9;

    private final ScenePlan plan;
    private final Material material;
    private final Ffmpeg ffmpeg;
    private final TaskContext task;

    public Film(ScenePlan plan, Material material, Ffmpeg ffmpeg, TaskContext task) {
        this.plan = plan;
        this.material = material;
        this.ffmpeg = ffmpeg;
        this.task = task;
    }

    /**
     * Makes an MP4.
     *
     * @throws VideoUnreadable if a video turns out to be broken
     */
    public Path make(Encoder encoder, Path folder) throws IOException {
        int painters = Math.min(MOST_PAINTERS, Runtime.getRuntime().availableProcessors());
        Mixdown mixdown = new Mixdown(plan, Schedule.of(plan, material::facts), material);
        task.progress(0, "Mixing the sound");
        List<Path> sound =
                mixdown.isSilent() ? List.of() : List.of(mixdown.make(ffmpeg, task, folder.resolve("sound.m4a")));
        try (Compositor compositor = new Compositor(plan, material, ffmpeg, task, painters)) {
            FrameWriter frames = new FrameWriter(compositor, List.of(), painters);
            return ffmpeg.make(
                    folder.resolve("video.mp4"),
                    task,
                    arguments(encoder, sound),
                    stdin -> frames.writeTo(
                            stdin, task::checkCancelled, written -> report(written, compositor.frameCount())));
        }
    }

    /** When each scene begins, in seconds. */
    public List<Double> sceneStarts() {
        Schedule schedule = Schedule.of(plan, material::facts);
        return schedule.firstFrames().subList(0, plan.scenes().size()).stream()
                .map(frame -> (double) frame / schedule.fps())
                .toList();
    }

    private List<String> arguments(Encoder encoder, List<Path> sound) {
        ScenePlan.Output output = plan.output();
        Quality quality = output.quality() == null ? Quality.HIGH : output.quality();
        List<String> arguments = new ArrayList<>(Encoder.rawInput(output.size(), output.fps()));
        sound.forEach(track -> arguments.addAll(List.of("-i", track.toString())));
        arguments.addAll(List.of("-map", "0:v:0"));
        sound.forEach(track -> arguments.addAll(List.of("-map", "1:a:0", "-c:a", "copy")));
        arguments.addAll(encoder.arguments(output.fps(), quality));
        arguments.addAll(List.of("-map_metadata", "-1", "-movflags", "+faststart"));
        return arguments;
    }

    private void report(int written, int of) {
        task.progress(PICTURES * written / of, "Drawing frame " + written + " of " + of);
    }
}
