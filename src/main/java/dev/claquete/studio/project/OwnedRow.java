package dev.claquete.studio.project;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.data.domain.Persistable;

/** The common columns of rows: an application-generated id, an owner, and the time of creation. */
@MappedSuperclass
abstract class OwnedRow implements Persistable<UUID> {

    @Id
    private UUID id;

    @Column(updatable = false)
    private UUID ownerId;

    @Column(updatable = false)
    private Instant createdAt;

    @Transient
    private boolean unsaved;

    @SuppressWarnings("NullAway") // for Hibernate, which fills the fields
    protected OwnedRow() {}

    OwnedRow(UUID id, UUID ownerId) {
        this.id = id;
        this.ownerId = ownerId;
        this.createdAt = now();
        this.unsaved = true;
    }

    /** Truncated to the database's precision. */
    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    @PostLoad
    @PostPersist
    void saved() {
        unsaved = false;
    }

    public UUID id() {
        return id;
    }

    public UUID ownerId() {
        return ownerId;
    }

    public Instant createdAt() {
        return createdAt;
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
