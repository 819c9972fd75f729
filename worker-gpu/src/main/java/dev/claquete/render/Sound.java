package dev.claquete.render;

import dev.claquete.render.ffmpeg.Ffmpeg;
import dev.claquete.render.ffmpeg.ParallelJobs;
import dev.claquete.storage.ContentHash;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.work.TaskContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Builds the sound track of a composition: downloads narrations and music, places and mixes them. The object store
 * keeps the result under a key of its inputs, so a new picture for a scene does not mix the same sound again.
 */
final class Sound {

    private static final int VERSION = 2;

    private final ObjectStore store;
    private final Ffmpeg ffmpeg;
    private final Timeline timeline;
    private final String folder;
    private final TaskContext task;

    Sound(ObjectStore store, Ffmpeg ffmpeg, Timeline timeline, String folder, TaskContext task) {
        this.store = store;
        this.ffmpeg = ffmpeg;
        this.timeline = timeline;
        this.folder = folder;
        this.task = task;
    }

    /** A local AAC file as long as the video. */
    Path track() throws Exception {
        ObjectKey key = ObjectKey.derived(folder, "sound", contents(), "m4a");
        if (store.exists(key)) {
            return store.download(key, task.scratch().resolve("sound.m4a"));
        }
        VoiceTrack voiceTrack = new VoiceTrack(ffmpeg, task);
        Path voice = voiceTrack.write(
                lines(), timeline.frames(), timeline.fps(), task.scratch().resolve("voice.s16"));
        long samples = (long) timeline.frames() * VoiceTrack.samplesPerFrame(timeline.fps());
        Path track = new Soundtrack(ffmpeg, task, samples).make(voice, music(), timeline.musicVolumeDb());
        store.put(key, track, "audio/mp4", Map.of("samples", String.valueOf(samples)));
        return track;
    }

    private ContentHash contents() {
        List<@Nullable Object> parts = new ArrayList<>();
        parts.add(VERSION);
        parts.add(timeline.fps());
        parts.add(timeline.musicKey());
        parts.add(timeline.musicVolumeDb());
        for (Timeline.Scene scene : timeline.scenes()) {
            parts.add(scene.frameCount());
            parts.add(scene.narrationKey());
        }
        return ContentHash.of(parts.toArray());
    }

    private List<VoiceTrack.Line> lines() throws Exception {
        List<Callable<VoiceTrack.Line>> fetches = new ArrayList<>();
        int start = 0;
        int number = 0;
        for (Timeline.Scene scene : timeline.scenes()) {
            int place = ++number;
            int end = start + scene.frameCount();
            if (scene.narrationKey() != null) {
                int heardFrom = start + SceneTiming.lead(timeline.fps());
                fetches.add(() -> fetch(scene, place, heardFrom, end));
            }
            start = end;
        }
        return ParallelJobs.all(fetches);
    }

    private VoiceTrack.Line fetch(Timeline.Scene scene, int place, int startFrame, int endFrame) {
        Path file = task.scratch().resolve("narration-" + startFrame);
        ObjectKey key = new ObjectKey(Objects.requireNonNull(scene.narrationKey()));
        return new VoiceTrack.Line(place, store.download(key, file), startFrame, endFrame);
    }

    private @Nullable Path music() {
        return timeline.musicKey() == null
                ? null
                : store.download(
                        new ObjectKey(timeline.musicKey()), task.scratch().resolve("music"));
    }
}
