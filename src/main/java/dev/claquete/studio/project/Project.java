package dev.claquete.studio.project;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.web.Conflict;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

/** A project for one video: its content, its look and its status. Written only under its row lock. */
@Entity
@Table(name = "project")
public class Project extends OwnedRow {

    /** How long a session may edit exclusively before it must renew its lock. */
    static final Duration LOCK_TIME = Duration.ofMinutes(5);

    @Embedded
    private ContentSettings story;

    @Embedded
    private VoiceSettings voicing;

    @Embedded
    private Format format;

    @Embedded
    private Captions captions;

    @Embedded
    private Music music;

    @Embedded
    private ArchiveSettings filing;

    private @Nullable String referenceImageKey;

    @ManyToMany(fetch = FetchType.LAZY)
    @BatchSize(size = 64)
    @JoinTable(
            name = "project_character",
            joinColumns = @JoinColumn(name = "project_id"),
            inverseJoinColumns = @JoinColumn(name = "character_id"))
    @OrderBy("createdAt")
    private List<Character> characters = new ArrayList<>();

    private @Nullable String lockSessionId;
    private @Nullable Instant lockExpiresAt;

    @Embedded
    private Generation generation = new Generation();

    private @Nullable String scriptKey;

    @Embedded
    private @Nullable FinalVideo finalVideo;

    private Instant updatedAt;

    @SuppressWarnings("NullAway") // for Hibernate, which fills the fields
    protected Project() {}

    public Project(UUID id, UUID ownerId, ProjectSettings settings) {
        super(id, ownerId);
        apply(settings);
    }

    public ProjectSettings settings() {
        return new ProjectSettings(story, voicing, format, captions, music, filing);
    }

    public final void apply(ProjectSettings settings) {
        story = settings.story();
        voicing = settings.voicing();
        format = settings.format();
        captions = settings.captions();
        music = settings.music();
        filing = settings.filing();
        updatedAt = now();
    }

    public void cast(List<Character> cast) {
        characters.clear();
        characters.addAll(cast);
        updatedAt = now();
    }

    public void refer(@Nullable ObjectKey image) {
        referenceImageKey = image == null ? null : image.value();
        updatedAt = now();
    }

    /**
     * Lets one session edit exclusively for a while; another call renews the lock.
     *
     * @throws Conflict while another session holds the lock
     */
    public void lock(String sessionId, Instant now) {
        refuseOthers(sessionId, now);
        lockSessionId = sessionId;
        lockExpiresAt = now.plus(LOCK_TIME);
    }

    /** @throws Conflict while another session holds the lock */
    public void unlock(String sessionId, Instant now) {
        refuseOthers(sessionId, now);
        lockSessionId = null;
        lockExpiresAt = null;
    }

    private void refuseOthers(String sessionId, Instant now) {
        if (lockSessionId != null
                && lockExpiresAt != null
                && !lockSessionId.equals(sessionId)
                && lockExpiresAt.isAfter(now)) {
            throw new Conflict("The project is locked by another session until " + lockExpiresAt);
        }
    }

    public boolean hasWrittenScript() {
        return scriptKey != null;
    }

    /** A video is about to be made; requested music without a file fails. */
    public void seekMusic() {
        music = music.sought();
    }

    /** Records the written script, and its title and description unless the project has them. */
    public void written(ObjectKey script, String title, String description) {
        scriptKey = script.value();
        story = story.titled(title, description);
        updatedAt = now();
    }

    public void publish(FinalVideo video) {
        finalVideo = video;
        updatedAt = now();
    }

    public ContentSettings story() {
        return story;
    }

    public VoiceSettings voicing() {
        return voicing;
    }

    public Format format() {
        return format;
    }

    public Captions captions() {
        return captions;
    }

    public Music music() {
        return music;
    }

    public ArchiveSettings filing() {
        return filing;
    }

    public Optional<ObjectKey> referenceImage() {
        return Optional.ofNullable(referenceImageKey).map(ObjectKey::new);
    }

    public List<Character> characters() {
        return List.copyOf(characters);
    }

    public Optional<String> lockSessionId(Instant now) {
        return lockExpiresAt(now).isEmpty() ? Optional.empty() : Optional.ofNullable(lockSessionId);
    }

    public Optional<Instant> lockExpiresAt(Instant now) {
        return Optional.ofNullable(lockExpiresAt).filter(now::isBefore);
    }

    public Generation generation() {
        return generation;
    }

    public Status status() {
        return generation.status();
    }

    public Optional<FinalVideo> finalVideo() {
        return Optional.ofNullable(finalVideo);
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /** The status of a project, in the API's terms. {@code CANCELLED} is our addition: clients stop polling on it. */
    public enum Status {
        DRAFT,
        GENERATING,
        COMPLETED,
        FAILED,
        PAUSED,
        CANCELLED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
