package dev.claquete.studio.project;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The repository of scenes; queries skip deleted scenes unless stated otherwise. */
public interface Scenes extends Repository<Scene, UUID> {

    Scene save(Scene scene);

    @Query("select s from Scene s where s.id = :id and s.deletedAt is null")
    Optional<Scene> find(UUID id);

    @Query("select s.projectId from Scene s where s.id = :id and s.deletedAt is null")
    Optional<UUID> projectOf(UUID id);

    /** In the order of the video. */
    @Query(
            """
            select s from Scene s where s.projectId = :projectId and s.deletedAt is null
            order by s.content.sceneNumber, s.createdAt, s.id""")
    List<Scene> ofProject(UUID projectId);

    @Query(
            """
            select s from Scene s where s.projectId in :projectIds and s.deletedAt is null
            order by s.content.sceneNumber, s.createdAt, s.id""")
    List<Scene> ofProjects(Collection<UUID> projectIds);

    /** Those of the current run in its order, including scenes deleted since. */
    @Query("select s from Scene s where s.projectId = :projectId and s.runPosition is not null order by s.runPosition")
    List<Scene> ofRun(UUID projectId);

    void deleteByProjectId(UUID projectId);
}
