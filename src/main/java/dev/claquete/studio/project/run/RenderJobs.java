package dev.claquete.studio.project.run;

import dev.claquete.studio.project.RenderJob;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** The repository of render jobs. */
interface RenderJobs extends Repository<RenderJob, UUID> {

    RenderJob save(RenderJob job);

    Optional<RenderJob> findById(UUID id);

    List<RenderJob> findByProjectIdAndStatus(UUID projectId, RenderJob.Status status);

    /** The oldest one with this status. */
    Optional<RenderJob> findFirstByProjectIdAndStatusOrderByCreatedAt(UUID projectId, RenderJob.Status status);
}
