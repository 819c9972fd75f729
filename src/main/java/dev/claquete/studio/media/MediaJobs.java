package dev.claquete.studio.media;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The repository of jobs for operations. */
interface MediaJobs extends Repository<MediaJob, UUID> {

    MediaJob save(MediaJob job);

    Optional<MediaJob> findById(UUID id);

    Optional<MediaJob> findByIdAndOwnerId(UUID id, UUID ownerId);

    /** Newest first. */
    List<MediaJob> findByOwnerIdOrderByCreatedAtDescId(UUID ownerId, Limit limit);

    /** Those among these that have ended. */
    @Query("select j.id from MediaJob j where j.id in :ids and j.endedAt is not null")
    List<UUID> ended(Collection<UUID> ids);

    /**
     * Takes the job's row lock until the transaction ends. Everything that changes a job or moves its process starts
     * with this.
     */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select j from MediaJob j where j.id = :id")
    Optional<MediaJob> lock(UUID id);
}
