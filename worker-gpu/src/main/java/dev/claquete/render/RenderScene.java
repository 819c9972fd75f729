package dev.claquete.render;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.claquete.render.caption.CaptionStyle;
import dev.claquete.render.caption.Captions;
import dev.claquete.render.ffmpeg.Encoder;
import dev.claquete.render.ffmpeg.EncoderChoice;
import dev.claquete.render.ffmpeg.Ffmpeg;
import dev.claquete.render.ffmpeg.FfmpegFailed;
import dev.claquete.render.ffmpeg.MediaProbe;
import dev.claquete.render.ffmpeg.Resolution;
import dev.claquete.render.frame.FrameOverlay;
import dev.claquete.render.frame.FrameSource;
import dev.claquete.render.frame.FrameWriter;
import dev.claquete.render.frame.KenBurns;
import dev.claquete.render.frame.VisualEffect;
import dev.claquete.render.image.MovingPicture;
import dev.claquete.render.image.PictureFile;
import dev.claquete.render.image.UnreadablePicture;
import dev.claquete.storage.ContentHash;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.work.TaskContext;
import dev.claquete.work.TaskHandler;
import dev.claquete.work.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Renders a scene without sound: the still under a moving camera, with the spoken words burned in. Safe to repeat: the
 * clip's key is derived from all its inputs, and an existing clip is not rendered again. A clip does not depend on its
 * neighbours.
 */
@Topic("render-scene")
public final class RenderScene implements TaskHandler<RenderScene.Input, RenderScene.Output> {

    /** Raise this whenever the same input gives different pictures. */
    private static final int VERSION = 3;

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final ObjectStore store;
    private final Ffmpeg ffmpeg;
    private final MediaProbe probe;
    private final EncoderChoice encoders;

    /** The number of scenes being encoded now. */
    private final AtomicInteger encoding = new AtomicInteger();

    RenderScene(ObjectStore store, Ffmpeg ffmpeg, MediaProbe probe, EncoderChoice encoders) {
        this.store = store;
        this.ffmpeg = ffmpeg;
        this.probe = probe;
        this.encoders = encoders;
    }

    /**
     * A scene.
     *
     * @param narrationKey the voice, null for a silent scene of {@code silentSeconds}
     * @param wordTimingsKey the times of the words; without it there are no captions
     * @param visualEffect {@code zoom_in}, {@code pan_left}, ...
     * @param transition {@code crossfade} or {@code cut}
     * @param captionColour {@code #RRGGBB}
     * @param language of the narration, for example {@code pt-BR}
     */
    public record Input(
            String projectId,
            String sceneId,
            String imageKey,
            @Nullable String narrationKey,
            @Nullable String wordTimingsKey,
            double silentSeconds,
            String visualEffect,
            String transition,
            int widthPx,
            int heightPx,
            int fps,
            boolean captionsWanted,
            String captionPosition,
            String captionColour,
            String captionHighlightColour,
            @Nullable String language) {

        Resolution resolution() {
            return new Resolution(widthPx, heightPx);
        }
    }

    /**
     * The clip.
     *
     * @param clipKey of an MP4 file laid out by {@link ClipTracks}
     * @param frameCount of the scene in the video
     * @param clipSeconds how long the scene is in the video
     */
    public record Output(String clipKey, int frameCount, double clipSeconds) {}

    @Override
    public Output handle(Input in, TaskContext task) throws MediaBroken, IOException {
        Encoder encoder = encoders.get(task);
        ObjectKey clipKey = clipKey(in, encoder);
        Optional<Integer> rendered = store.stat(clipKey).flatMap(Rendered::frameCount);
        if (rendered.isPresent()) {
            return output(clipKey, rendered.get(), in);
        }
        task.progress(0, "Fetching the scene's picture and words");
        Optional<Narration> narration = narration(in, task);
        SceneTiming timing = timing(in, narration);
        FrameSource still = still(in, timing, task);
        Path clip = task.output().resolve("clip.mp4");
        FrameWriter frames = new FrameWriter(still, captions(in, narration, timing));
        try {
            ffmpeg.make(
                    clip,
                    task,
                    arguments(in, timing, encoder, encoding.incrementAndGet()),
                    stdin -> frames.writeTo(
                            stdin, task::checkCancelled, written -> report(task, written, timing.drawnFrames())));
        } finally {
            encoding.decrementAndGet();
        }
        timing.tracks(in.fps).check(clip);
        store.put(clipKey, clip, "video/mp4", Rendered.metadata(timing.frameCount(), in.fps()));
        return output(clipKey, timing.frameCount(), in);
    }

    private static ObjectKey clipKey(Input in, Encoder encoder) {
        ContentHash hash = ContentHash.of(
                VERSION,
                encoder.codec(),
                in.imageKey,
                in.narrationKey,
                in.wordTimingsKey,
                in.narrationKey == null ? in.silentSeconds : 0,
                in.visualEffect,
                in.transition,
                in.widthPx,
                in.heightPx,
                in.fps,
                in.captionsWanted
                        ? List.of(
                                in.captionPosition,
                                in.captionColour,
                                in.captionHighlightColour,
                                String.valueOf(in.language))
                        : List.of());
        return ObjectKey.derived("projects/" + in.projectId + "/scenes/" + in.sceneId, "clip", hash, "mp4");
    }

    /** The narration's length and words from its timings, or only its length from its sound. */
    private Optional<Narration> narration(Input in, TaskContext task) throws MediaBroken, IOException {
        if (in.narrationKey == null) {
            return Optional.empty();
        }
        if (in.wordTimingsKey != null) {
            return Optional.of(JSON.readValue(store.bytes(new ObjectKey(in.wordTimingsKey)), Narration.class));
        }
        Path sound =
                store.download(new ObjectKey(in.narrationKey), task.scratch().resolve("narration"));
        try {
            return Optional.of(new Narration(
                    probe.firstSounds(sound, null, PictureFile.MOST_PIXELS).seconds(), List.of()));
        } catch (FfmpegFailed e) {
            if (!e.ownVerdict()) {
                throw e;
            }
            throw new MediaBroken("The narration cannot be read as audio. Regenerate it, then try again.");
        }
    }

    private static SceneTiming timing(Input in, Optional<Narration> narration) {
        return narration
                .map(n -> SceneTiming.narrated(n.seconds(), in.fps, in.transition))
                .orElseGet(() -> SceneTiming.silent(in.silentSeconds, in.fps, in.transition));
    }

    private FrameSource still(Input in, SceneTiming timing, TaskContext task) throws MediaBroken, IOException {
        Path image = store.download(new ObjectKey(in.imageKey), task.scratch().resolve("image"));
        VisualEffect effect = VisualEffect.ofWireName(in.visualEffect);
        try {
            return MovingPicture.is(image)
                    ? MovingStill.of(
                            image,
                            new MovingStill.Shot(effect, in.resolution(), timing.drawnFrames(), in.fps),
                            ffmpeg,
                            task)
                    : KenBurns.of(image, effect, in.resolution(), timing.drawnFrames());
        } catch (UnreadablePicture e) {
            throw new MediaBroken("The image cannot be used: " + e.getMessage() + ". Replace it, then try again.");
        }
    }

    private static List<FrameOverlay> captions(Input in, Optional<Narration> narration, SceneTiming timing) {
        if (!in.captionsWanted || narration.isEmpty() || narration.get().words().isEmpty()) {
            return List.of();
        }
        CaptionStyle style = CaptionStyle.of(in.captionPosition, in.captionColour, in.captionHighlightColour)
                .in(in.language);
        return List.of(
                Captions.of(narration.get().words(), style, in.widthPx, in.heightPx, in.fps, timing.narrationStart()));
    }

    private static List<String> arguments(Input in, SceneTiming timing, Encoder encoder, int encodersAtOnce) {
        List<String> arguments = new ArrayList<>(Encoder.rawInput(in.resolution(), in.fps));
        int cores = Runtime.getRuntime().availableProcessors();
        arguments.addAll(timing.tracks(in.fps).arguments(encoder, encoder.threads(cores / encodersAtOnce, cores)));
        return arguments;
    }

    private static void report(TaskContext task, int written, int frames) {
        task.progress((double) written / frames, "Rendering scene: frame " + written + " of " + frames);
    }

    private static Output output(ObjectKey clipKey, int frameCount, Input in) {
        return new Output(clipKey.value(), frameCount, (double) frameCount / in.fps);
    }
}
