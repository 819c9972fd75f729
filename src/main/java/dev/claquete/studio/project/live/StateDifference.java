package dev.claquete.studio.project.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.studio.project.Asset;
import dev.claquete.studio.project.Music;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Derives events from two successive states of a project. If scenes were added or removed, it starts over with
 * {@code init}, because the API has no event for that.
 */
final class StateDifference {

    /**
     * A stream that begins this soon after a job's end still reports it: its client may have lost the connection just
     * before.
     */
    private static final Duration END_IS_NEWS = Duration.ofSeconds(60);

    private final UnaryOperator<String> address;
    private final List<StreamEvent> events = new ArrayList<>();

    private StateDifference(UnaryOperator<String> address) {
        this.address = address;
    }

    /**
     * @param before null at the beginning of a stream
     * @param address converts a link to one that this client can reach
     */
    static List<StreamEvent> between(@Nullable ProjectState before, ProjectState after, UnaryOperator<String> address) {
        StateDifference difference = new StateDifference(address);
        if (before == null || !ids(before).equals(ids(after))) {
            difference.begin(after);
        } else {
            difference.tell(before, after);
        }
        difference.tellJob(before, after);
        return difference.events;
    }

    private void begin(ProjectState state) {
        List<StreamEvent.InitScene> scenes =
                state.scenes().stream().map(this::initial).toList();
        events.add(new StreamEvent.Init(state.status(), scenes, state.music(), url(state.musicUrl())));
    }

    private StreamEvent.InitScene initial(ProjectState.SceneState scene) {
        return new StreamEvent.InitScene(
                scene.id(),
                scene.number(),
                scene.visualDescription(),
                scene.narration(),
                scene.durationSeconds(),
                scene.image().status(),
                url(scene.image().url()),
                scene.audio().status(),
                url(scene.audio().url()),
                Asset.Status.DRAFT,
                null,
                scene.video().status(),
                url(scene.video().url()),
                "image",
                scene.wordTimings(),
                scene.error());
    }

    private void tell(ProjectState before, ProjectState after) {
        Map<UUID, ProjectState.SceneState> earlier = new HashMap<>();
        before.scenes().forEach(scene -> earlier.put(scene.id(), scene));
        for (ProjectState.SceneState scene : after.scenes()) {
            tell(Objects.requireNonNull(earlier.get(scene.id())), scene);
        }
        if (before.music() != after.music() || !Objects.equals(before.musicUrl(), after.musicUrl())) {
            String error = after.music() == Asset.Status.FAILED ? Music.NO_PROVIDER : null;
            events.add(new StreamEvent.MusicUpdate(after.music(), url(after.musicUrl()), error));
        }
        if (before.status() != after.status()) {
            events.add(new StreamEvent.ProjectStatusUpdate(after.status()));
        }
    }

    private void tell(ProjectState.SceneState before, ProjectState.SceneState after) {
        boolean otherError = !Objects.equals(before.error(), after.error());
        if (changed(before.image(), after.image(), otherError)) {
            events.add(update(after, Asset.Kind.IMAGE, after.image()));
        }
        if (changed(before.audio(), after.audio(), otherError)
                || !Objects.equals(before.wordTimings(), after.wordTimings())) {
            events.add(update(after, Asset.Kind.AUDIO, after.audio()));
        }
        if (changed(before.video(), after.video(), otherError)) {
            events.add(update(after, Asset.Kind.VIDEO, after.video()));
        }
    }

    /** A failure is reported again if its reason has changed. */
    private static boolean changed(ProjectState.AssetState before, ProjectState.AssetState after, boolean otherError) {
        return !before.equals(after) || (otherError && after.status() == Asset.Status.FAILED);
    }

    private StreamEvent update(ProjectState.SceneState scene, Asset.Kind kind, ProjectState.AssetState asset) {
        boolean there = asset.status() == Asset.Status.COMPLETED;
        boolean heard = there && kind == Asset.Kind.AUDIO;
        return new StreamEvent.SceneUpdate(
                scene.id(),
                kind.word(),
                asset.status(),
                there ? url(asset.url()) : null,
                asset.status() == Asset.Status.FAILED ? scene.error() : null,
                heard ? scene.wordTimings() : null,
                there && kind != Asset.Kind.IMAGE ? duration(scene, kind) : null);
    }

    /** A narration ends with its last word; a clip has the scene's length. */
    private static @Nullable Double duration(ProjectState.SceneState scene, Asset.Kind kind) {
        if (kind == Asset.Kind.VIDEO) {
            return scene.durationSeconds();
        }
        JsonNode words = scene.wordTimings();
        return words == null || words.isEmpty()
                ? null
                : words.get(words.size() - 1).path("end").asDouble();
    }

    private void tellJob(@Nullable ProjectState before, ProjectState after) {
        ProjectState.Job job = after.job();
        if (job == null) {
            return;
        }
        ProjectState.Job earlier =
                before == null || before.job() == null || !before.job().id().equals(job.id()) ? null : before.job();
        boolean news = before == null
                ? job.endedAfter(Instant.now().minus(END_IS_NEWS))
                : earlier == null || earlier.status() != job.status() || !Objects.equals(earlier.error(), job.error());
        switch (job.status()) {
            case COMPLETED -> {
                if (news) {
                    events.add(
                            new StreamEvent.RenderComplete(job.id(), url(job.videoUrl()), job.seconds(), job.bytes()));
                }
            }
            case FAILED -> {
                if (news) {
                    events.add(new StreamEvent.RenderFailed(
                            job.id(), Optional.ofNullable(job.error()).orElse("The video could not be made")));
                }
            }
            case QUEUED, PROCESSING -> tellProgress(before, after, job, earlier);
        }
    }

    private void tellProgress(
            @Nullable ProjectState before,
            ProjectState after,
            ProjectState.Job job,
            ProjectState.@Nullable Job earlier) {
        boolean same = before != null
                && earlier != null
                && before.progress() == after.progress()
                && earlier.phase().equals(job.phase())
                && Objects.equals(before.message(), after.message());
        if (!same) {
            String message = Optional.ofNullable(after.message()).orElse("");
            events.add(new StreamEvent.RenderProgress(job.id(), job.phase(), after.progress(), message));
        }
    }

    private @Nullable String url(@Nullable String link) {
        return link == null ? null : address.apply(link);
    }

    private static List<UUID> ids(ProjectState state) {
        return state.scenes().stream().map(ProjectState.SceneState::id).toList();
    }
}
