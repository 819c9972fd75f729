package dev.claquete.studio.frames;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All videos whose frames someone wants or wanted. */
interface FrameJobs extends Repository<FrameJob, UUID> {

    FrameJob save(FrameJob job);

    Optional<FrameJob> findByIdAndOwnerId(UUID id, UUID ownerId);

    /** Newest first. */
    List<FrameJob> findByOwnerIdOrderByCreatedAtDescId(UUID ownerId, Limit limit);

    /**
     * Takes the job's row lock until the transaction ends. Everything that changes a job or moves its process begins with it.
     */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select j from FrameJob j where j.id = :id")
    Optional<FrameJob> lock(UUID id);
}
