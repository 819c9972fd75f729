package dev.claquete.studio.project;

import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.web.Conflict;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

/**
 * One picture of a video with the words spoken over it. Written only under its project's row lock, so it needs none of
 * its own; {@code version} counts a person's edits, for clients that edit concurrently.
 */
@Entity
@Table(name = "scene")
public class Scene extends OwnedRow {

    private UUID projectId;

    /** Its index in the current run, null if the run does not include it. */
    private @Nullable Integer runPosition;

    @Embedded
    private SceneContent content;

    private boolean skipped;

    @Embedded
    @AttributeOverride(name = "key", column = @Column(name = "image_key"))
    @AttributeOverride(name = "status", column = @Column(name = "image_status"))
    @AttributeOverride(name = "attempts", column = @Column(name = "image_attempts"))
    @AttributeOverride(name = "attempt", column = @Column(name = "image_attempt"))
    private Asset image = new Asset();

    private boolean imageGiven;
    private int imageVersion = 1;

    @Embedded
    @AttributeOverride(name = "key", column = @Column(name = "audio_key"))
    @AttributeOverride(name = "status", column = @Column(name = "audio_status"))
    @AttributeOverride(name = "attempts", column = @Column(name = "audio_attempts"))
    @AttributeOverride(name = "attempt", column = @Column(name = "audio_attempt"))
    private Asset audio = new Asset();

    private @Nullable String wordTimingsKey;
    private int narrationVersion = 1;

    @Embedded
    @AttributeOverride(name = "key", column = @Column(name = "video_key"))
    @AttributeOverride(name = "status", column = @Column(name = "video_status"))
    @AttributeOverride(name = "attempts", column = @Column(name = "video_attempts"))
    @AttributeOverride(name = "attempt", column = @Column(name = "video_attempt"))
    private Asset video = new Asset();

    private @Nullable Integer videoFrames;
    private double videoFraction;
    private @Nullable String errorMessage;

    @ManyToMany(fetch = FetchType.LAZY)
    @BatchSize(size = 64)
    @JoinTable(
            name = "scene_character",
            joinColumns = @JoinColumn(name = "scene_id"),
            inverseJoinColumns = @JoinColumn(name = "character_id"))
    @OrderBy("createdAt")
    private List<Character> characters = new ArrayList<>();

    private int version = 1;
    private @Nullable Instant deletedAt;

    @SuppressWarnings("NullAway") // for Hibernate, which fills the fields
    protected Scene() {}

    public Scene(Project project, SceneContent content) {
        super(UUID.randomUUID(), project.ownerId());
        this.projectId = project.id();
        this.content = content;
    }

    // Edits by users.

    /** @throws Conflict if the client edited an older version than the current one */
    public void edit(SceneContent changed, Optional<Integer> editedVersion) {
        if (editedVersion.isPresent() && editedVersion.get() != version) {
            throw new Conflict("The scene is at version " + version + ", not " + editedVersion.get()
                    + ": someone else has changed it meanwhile");
        }
        if (!changed.visualDescription().equals(content.visualDescription())) {
            outdate(Asset.Kind.IMAGE);
        }
        if (!changed.narration().equals(content.narration())) {
            outdate(Asset.Kind.AUDIO);
        }
        if (!changed.at(0).equals(content.at(0))) {
            outdate(Asset.Kind.VIDEO);
        }
        content = changed;
        version++;
    }

    /** This asset's input has changed, so it becomes a draft again; a supplied image does not depend on any. */
    public void outdate(Asset.Kind kind) {
        if (kind == Asset.Kind.IMAGE && imageGiven) {
            return;
        }
        asset(kind).outdate();
        video.outdate();
    }

    public void appear(List<Character> cast) {
        characters.clear();
        characters.addAll(cast);
    }

    public void giveImage(ObjectKey given) {
        image.complete(given);
        imageGiven = true;
        errorMessage = null;
        video.outdate();
    }

    /** Removes the image, whether supplied or generated. */
    public void dropImage() {
        image.remove();
        imageGiven = false;
        video.outdate();
    }

    public void skip(boolean leftOut) {
        skipped = leftOut;
    }

    public void delete() {
        deletedAt = now();
    }

    // Commands.

    public void askFor(RunTarget goal) {
        if (goal.wantsImageOf(id())) {
            image.ask();
        }
        if (goal.wantsNarrationOf(id()) && !content.silent()) {
            audio.ask();
        }
        if (goal.isVideo()) {
            video.ask();
        }
    }

    /** Regenerates the image, even a supplied one. */
    public void redoImage() {
        imageGiven = false;
        imageVersion++;
        image.askAnew();
        video.outdate();
    }

    public void redoNarration() {
        narrationVersion++;
        if (!content.silent()) {
            audio.askAnew();
            video.outdate();
        }
    }

    /** No run works on it any more; unfinished assets become drafts. */
    public void release() {
        image.release();
        audio.release();
        video.release();
        videoFraction = 0;
    }

    // The run.

    public void takePosition(@Nullable Integer position) {
        runPosition = position;
        videoFraction = 0;
    }

    public Asset asset(Asset.Kind kind) {
        return switch (kind) {
            case IMAGE -> image;
            case AUDIO -> audio;
            case VIDEO -> video;
        };
    }

    public void narrated(ObjectKey narration, ObjectKey wordTimings) {
        audio.complete(narration);
        wordTimingsKey = wordTimings.value();
    }

    /** @param frames the scene's length in the video, without the handles that a crossfade adds to its clip */
    public void rendered(ObjectKey clip, int frames, int fps) {
        video.complete(clip);
        videoFrames = frames;
        videoFraction = 1;
        content = content.lasting((double) frames / fps);
        errorMessage = null;
    }

    public void renderedTo(double fraction) {
        videoFraction = Math.max(videoFraction, fraction);
    }

    /** Its step is stuck until someone retries it. */
    public void fail(Asset.Kind kind, String reason) {
        asset(kind).fail();
        errorMessage = reason;
    }

    /**
     * The stuck step is tried again.
     *
     * @param others why another of its steps is stuck
     */
    public void recover(Asset.Kind kind, Optional<String> others) {
        if (asset(kind).failed()) {
            asset(kind).askAnew();
            errorMessage = others.orElse(null);
        }
    }

    /** The stuck step is no longer needed. */
    public void abandon(Asset.Kind kind, Optional<String> others) {
        if (asset(kind).failed()) {
            asset(kind).askAnew();
            asset(kind).release();
            errorMessage = others.orElse(null);
        }
    }

    /** The run gave up the scene; a clip of an earlier run must not pass for its clip. */
    public void giveUp(Asset.Kind kind, String reason) {
        if (kind != Asset.Kind.VIDEO) {
            video.release();
            video.outdate();
        }
        fail(kind, reason);
    }

    /** Replaces the sentence that says why the run gave it up. */
    public void explain(String reason) {
        if (failed() && !reason.isBlank()) {
            errorMessage = reason;
        }
    }

    // The visible state.

    public UUID projectId() {
        return projectId;
    }

    public Optional<Integer> runPosition() {
        return Optional.ofNullable(runPosition);
    }

    public SceneContent content() {
        return content;
    }

    public int number() {
        return content.sceneNumber();
    }

    public boolean skipped() {
        return skipped;
    }

    boolean deleted() {
        return deletedAt != null;
    }

    /** Whether it is part of the video. */
    public boolean shown() {
        return !skipped && !deleted();
    }

    public boolean imageGiven() {
        return imageGiven;
    }

    public int imageVersion() {
        return imageVersion;
    }

    public int narrationVersion() {
        return narrationVersion;
    }

    public Optional<ObjectKey> wordTimingsKey() {
        return Optional.ofNullable(wordTimingsKey).map(ObjectKey::new);
    }

    public Optional<Integer> videoFrames() {
        return Optional.ofNullable(videoFrames);
    }

    public double videoFraction() {
        return videoFraction;
    }

    public Optional<String> errorMessage() {
        return Optional.ofNullable(errorMessage);
    }

    /**
     * Whether something failed that a run towards this goal must make; earlier failures on the way to another goal do
     * not count.
     */
    public boolean failed(RunTarget goal) {
        return (goal.wantsImageOf(id()) && image.failed())
                || (goal.wantsNarrationOf(id()) && audio.failed())
                || (goal.isVideo() && video.failed());
    }

    /** Whether a run towards this goal works on it; a scene left out only if the run is about that scene. */
    public boolean wantedBy(RunTarget goal) {
        return deletedAt == null && (!skipped || id().equals(goal.sceneId()));
    }

    public boolean failed() {
        return image.failed() || audio.failed() || video.failed();
    }

    /** The scene's own status: the sum of its assets'. */
    public Asset.Status status() {
        if (failed()) {
            return Asset.Status.FAILED;
        }
        if (image.status().underway()
                || audio.status().underway()
                || video.status().underway()) {
            return Asset.Status.PROCESSING;
        }
        return image.completed() && (audio.completed() || content.silent())
                ? Asset.Status.COMPLETED
                : Asset.Status.DRAFT;
    }

    public List<Character> characters() {
        return List.copyOf(characters);
    }

    public int version() {
        return version;
    }

    public Optional<Instant> deletedAt() {
        return Optional.ofNullable(deletedAt);
    }
}
