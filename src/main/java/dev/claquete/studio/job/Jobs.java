package dev.claquete.studio.job;

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
interface Jobs extends Repository<Job, UUID> {

    Job save(Job job);

    Optional<Job> findById(UUID id);

    Optional<Job> findByIdAndOwnerId(UUID id, UUID ownerId);

    /** Newest first. */
    List<Job> findByOwnerIdOrderByCreatedAtDescId(UUID ownerId, Limit limit);

    /** Newest first. */
    List<Job> findByOwnerIdAndOperationOrderByCreatedAtDescId(UUID ownerId, String operation, Limit limit);

    /** Those among these that have ended. */
    @Query("select j.id from Job j where j.id in :ids and j.endedAt is not null")
    List<UUID> ended(Collection<UUID> ids);

    /**
     * Takes the job's row lock until the transaction ends. Everything that changes a job or moves its process starts
     * with this.
     */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select j from Job j where j.id = :id")
    Optional<Job> lock(UUID id);
}
