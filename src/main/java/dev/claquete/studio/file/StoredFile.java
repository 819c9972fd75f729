package dev.claquete.studio.file;

import dev.claquete.storage.ObjectKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An object of the store and the account that owns it. Never changes: keys are derived from content. Written by {@link StoredFiles}. */
@Entity
@Table(name = "stored_file")
public class StoredFile {

    @Id
    private String key;

    @Column(name = "owner_id", nullable = false, updatable = false)
    private UUID ownerId;

    @Column(name = "project_id", updatable = false)
    private @Nullable String projectId;

    @Column(name = "content_type", nullable = false, updatable = false)
    private String contentType;

    @Column(nullable = false, updatable = false)
    private long size;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "job_id", updatable = false)
    private @Nullable String jobId;

    @Column(name = "expires_at", updatable = false)
    private @Nullable Instant expiresAt;

    @SuppressWarnings("NullAway") // for Hibernate, which fills the fields
    protected StoredFile() {}

    public ObjectKey key() {
        return new ObjectKey(key);
    }

    public UUID ownerId() {
        return ownerId;
    }

    public Optional<String> projectId() {
        return Optional.ofNullable(projectId);
    }

    public String contentType() {
        return contentType;
    }

    /** In bytes. */
    public long size() {
        return size;
    }

    /** The job that made it, if it is the result of a job outside projects. */
    public Optional<String> jobId() {
        return Optional.ofNullable(jobId);
    }

    /** When housekeeping removes it; empty if it stays until its owner or its project removes it. */
    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }
}
