package dev.claquete.studio.frames;

import dev.claquete.render.FrameInterval;
import dev.claquete.storage.ObjectKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** A video whose frames someone wants, as its owner sees it. Its id is the business key of its process. */
@Entity
@Table(name = "frame_job")
class FrameJob implements Persistable<UUID> {

    enum Status {
        PENDING,
        PROCESSING,
        COMPLETED,
        FAILED
    }

    private static final int ALMOST = 99;

    @Id
    private UUID id;

    @Column(updatable = false)
    private UUID ownerId;

    @Column(updatable = false)
    private String filename;

    @Column(updatable = false)
    private String sourceKey;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private FrameInterval.Kind intervalKind;

    @Column(updatable = false)
    private double intervalValue;

    @Column(updatable = false)
    private String imageFormat;

    @Column(updatable = false)
    private @Nullable String webhookUrl;

    @Enumerated(EnumType.STRING)
    private Status status = Status.PENDING;

    private int progress;
    private @Nullable String errorMessage;
    private @Nullable String zipKey;
    private @Nullable Integer frameCount;
    private @Nullable Long zipBytes;

    @Column(updatable = false)
    private Instant createdAt = now();

    private Instant updatedAt = createdAt;

    @Transient
    private boolean unsaved;

    @SuppressWarnings("NullAway") // for Hibernate, which fills the fields
    protected FrameJob() {}

    FrameJob(UUID id, UUID ownerId, String filename, ObjectKey source, FrameOptions options) {
        this.id = id;
        this.ownerId = ownerId;
        this.filename = filename;
        this.sourceKey = source.value();
        this.intervalKind = options.interval().kind();
        this.intervalValue = options.interval().value();
        this.imageFormat = options.imageFormat();
        this.webhookUrl = options.webhookUrl();
        this.unsaved = true;
    }

    boolean open() {
        return status == Status.PENDING || status == Status.PROCESSING;
    }

    /** A worker is at it, for the first time or again after a failure that someone has mended. */
    void work() {
        if (status != Status.COMPLETED) {
            moveTo(Status.PROCESSING);
            errorMessage = null;
        }
    }

    /** Never goes back. */
    void progressTo(double fraction) {
        if (status == Status.PROCESSING) {
            progress = Math.max(progress, (int) Math.min(ALMOST, Math.floor(fraction * 100)));
            updatedAt = now();
        }
    }

    void complete(ObjectKey zip, int frames, long bytes) {
        moveTo(Status.COMPLETED);
        progress = 100;
        errorMessage = null;
        zipKey = zip.value();
        frameCount = frames;
        zipBytes = bytes;
    }

    void fail(String reason) {
        if (status != Status.COMPLETED) {
            moveTo(Status.FAILED);
            errorMessage = reason;
        }
    }

    private void moveTo(Status next) {
        status = next;
        updatedAt = now();
    }

    /** As exact as the database keeps it. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    UUID id() {
        return id;
    }

    UUID ownerId() {
        return ownerId;
    }

    String filename() {
        return filename;
    }

    ObjectKey source() {
        return new ObjectKey(sourceKey);
    }

    FrameInterval interval() {
        return new FrameInterval(intervalKind, intervalValue);
    }

    String imageFormat() {
        return imageFormat;
    }

    Optional<String> webhookUrl() {
        return Optional.ofNullable(webhookUrl);
    }

    Status status() {
        return status;
    }

    int progress() {
        return progress;
    }

    Optional<String> errorMessage() {
        return Optional.ofNullable(errorMessage);
    }

    Optional<ObjectKey> zip() {
        return Optional.ofNullable(zipKey).map(ObjectKey::new);
    }

    Optional<Integer> frameCount() {
        return Optional.ofNullable(frameCount);
    }

    Optional<Long> zipBytes() {
        return Optional.ofNullable(zipBytes);
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    @PostLoad
    @PostPersist
    void saved() {
        unsaved = false;
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return unsaved;
    }
}
