package dev.claquete.render;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.claquete.render.ffmpeg.Encoder;
import dev.claquete.render.ffmpeg.EncoderChoice;
import dev.claquete.render.ffmpeg.Ffmpeg;
import dev.claquete.render.ffmpeg.MediaProbe;
import dev.claquete.render.ffmpeg.ParallelJobs;
import dev.claquete.storage.ContentHash;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.work.TaskContext;
import dev.claquete.work.TaskHandler;
import dev.claquete.work.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Combines the scenes' clips, their narrations and the music into the finished video. Pictures are copied, and only the
 * dissolves between scenes are encoded; sound is mixed once. Safe to repeat: video, dissolves and sound each have a key
 * derived from their inputs, and existing files are reused.
 */
@Topic("compose-video")
public final class ComposeVideo implements TaskHandler<ComposeVideo.Input, ComposeVideo.Output> {

    /** Raise this whenever the same timeline gives a different video. */
    private static final int VERSION = 3;

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final ObjectStore store;
    private final Ffmpeg ffmpeg;
    private final MediaProbe probe;
    private final EncoderChoice encoders;

    ComposeVideo(ObjectStore store, Ffmpeg ffmpeg, MediaProbe probe, EncoderChoice encoders) {
        this.store = store;
        this.ffmpeg = ffmpeg;
        this.probe = probe;
        this.encoders = encoders;
    }

    /** @param timelineKey a {@link Timeline} in JSON */
    public record Input(String projectId, String timelineKey) {}

    public record Output(String videoKey, double videoSeconds, int videoFrames, long videoBytes) {}

    /**
     * @throws MusicUnreadable if the timeline's music cannot be played
     * @throws MediaBroken if a narration cannot be played
     */
    @Override
    public Output handle(Input in, TaskContext task) throws MusicUnreadable, MediaBroken, Exception {
        Timeline timeline = JSON.readValue(store.bytes(new ObjectKey(in.timelineKey)), Timeline.class);
        Encoder encoder = encoders.get(task);
        String folder = "projects/" + in.projectId + "/videos";
        ObjectKey videoKey =
                ObjectKey.derived(folder, "video", ContentHash.of(VERSION, encoder.codec(), timeline), "mp4");
        Optional<ObjectStore.Stat> made = store.stat(videoKey);
        if (made.isPresent()) {
            return new Output(
                    videoKey.value(),
                    seconds(timeline),
                    timeline.frames(),
                    made.get().size());
        }
        Path video = compose(timeline, encoder, folder, task);
        store.put(videoKey, video, "video/mp4", Rendered.metadata(timeline.frames(), timeline.fps()));
        return new Output(videoKey.value(), seconds(timeline), timeline.frames(), Files.size(video));
    }

    private Path compose(Timeline timeline, Encoder encoder, String folder, TaskContext task) throws Exception {
        Joints joints = new Joints(store, ffmpeg, encoder, folder, timeline, task);
        Picture picture = new Picture(store, ffmpeg, encoder, joints, timeline, task);
        Sound sound = new Sound(store, ffmpeg, timeline, folder, task);
        task.progress(0, "Joining " + timeline.scenes().size() + " scenes and mixing their sound");
        List<Path> sides = ParallelJobs.all(List.of(picture::track, sound::track));
        task.progress(0.9, "Putting picture and sound together");
        return mux(sides.get(0), sides.get(1), timeline, task);
    }

    /** Muxes without encoding. The index goes to the front, so that players start before the whole file has arrived. */
    private Path mux(Path pieces, Path sound, Timeline timeline, TaskContext task) throws IOException {
        Path video = ffmpeg.make(
                task.output().resolve("video.mp4"),
                task,
                List.of(
                        "-f",
                        "concat",
                        "-i",
                        pieces.toString(),
                        "-i",
                        sound.toString(),
                        "-map",
                        "0:v:0",
                        "-map",
                        "1:a:0",
                        "-c",
                        "copy",
                        "-map_metadata",
                        "-1",
                        "-video_track_timescale",
                        String.valueOf(Encoder.timescale(timeline.fps())),
                        "-movflags",
                        "+faststart"));
        check(probe.probe(video), timeline);
        return video;
    }

    private static void check(MediaProbe.Media media, Timeline timeline) {
        Rendered.check(media, timeline.frames());
        double heard = media.audio().map(MediaProbe.Audio::seconds).orElse(0.0);
        if (Math.abs(heard - seconds(timeline)) >= 1.0 / timeline.fps()) {
            throw new IllegalStateException(
                    "the sound is " + heard + " s long, the picture " + seconds(timeline) + " s");
        }
    }

    private static double seconds(Timeline timeline) {
        return (double) timeline.frames() / timeline.fps();
    }
}
