package dev.claquete.studio.project;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The repository of projects. */
public interface Projects extends Repository<Project, UUID> {

    Project save(Project project);

    Optional<Project> findById(UUID id);

    /**
     * Takes the project's row lock until the transaction ends. Everything that writes a project or its scenes, or moves
     * its process, starts with this, so it must be the transaction's first access to the project.
     */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Project p where p.id = :id")
    Optional<Project> lock(UUID id);

    @Query(
            """
            select p from Project p where p.ownerId = :ownerId
              and (:folderId is null or p.filing.folderId = :folderId)
              and (:archived is null or p.filing.archived = :archived)
            order by p.createdAt desc, p.id""")
    List<Project> page(UUID ownerId, @Nullable String folderId, @Nullable Boolean archived, Pageable page);

    @Query(
            """
            select count(p) from Project p where p.ownerId = :ownerId
              and (:folderId is null or p.filing.folderId = :folderId)
              and (:archived is null or p.filing.archived = :archived)""")
    long count(UUID ownerId, @Nullable String folderId, @Nullable Boolean archived);

    void delete(Project project);
}
