package dev.claquete.studio.project;

import dev.claquete.storage.ObjectKey;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One run towards a final video, which clients of the render API poll. */
@Entity
@Table(name = "render_job")
public class RenderJob extends OwnedRow {

    public enum Status {
        QUEUED,
        PROCESSING,
        COMPLETED,
        FAILED
    }

    private UUID projectId;

    @Enumerated(EnumType.STRING)
    private Status status = Status.QUEUED;

    private @Nullable String videoKey;
    private @Nullable Double videoSeconds;
    private @Nullable Long videoBytes;
    private @Nullable String errorMessage;
    private Instant updatedAt = now();

    /** Additional recipients of the outcome, besides its owner's own webhooks. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> webhookUrls = List.of();

    @SuppressWarnings("NullAway") // for Hibernate, which fills the fields
    protected RenderJob() {}

    public RenderJob(Project project) {
        super(UUID.randomUUID(), project.ownerId());
        this.projectId = project.id();
    }

    public boolean open() {
        return status == Status.QUEUED || status == Status.PROCESSING;
    }

    public void start() {
        if (status != Status.COMPLETED && status != Status.PROCESSING) {
            moveTo(Status.PROCESSING);
            errorMessage = null;
        }
    }

    public void complete(FinalVideo video) {
        moveTo(Status.COMPLETED);
        videoKey = video.key();
        videoSeconds = video.seconds();
        videoBytes = video.bytes();
        errorMessage = null;
    }

    public void fail(String reason) {
        if (status != Status.COMPLETED && !(status == Status.FAILED && reason.equals(errorMessage))) {
            moveTo(Status.FAILED);
            errorMessage = reason;
        }
    }

    private void moveTo(Status next) {
        status = next;
        updatedAt = now();
    }

    public void tell(String webhookUrl) {
        webhookUrls = Stream.concat(webhookUrls.stream(), Stream.of(webhookUrl))
                .distinct()
                .toList();
    }

    List<String> webhookUrls() {
        return List.copyOf(webhookUrls);
    }

    public UUID projectId() {
        return projectId;
    }

    public Status status() {
        return status;
    }

    public Optional<ObjectKey> videoKey() {
        return Optional.ofNullable(videoKey).map(ObjectKey::new);
    }

    @Nullable
    public Double videoSeconds() {
        return videoSeconds;
    }

    @Nullable
    public Long videoBytes() {
        return videoBytes;
    }

    public Optional<String> errorMessage() {
        return Optional.ofNullable(errorMessage);
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
