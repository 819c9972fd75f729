package dev.claquete.studio.file;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.lang.Nullable;

/** The repository of owned objects. */
public interface StoredFiles extends Repository<StoredFile, String> {

    Optional<StoredFile> findByKey(String key);

    List<StoredFile> findByProjectId(String projectId);

    /** The first owner of a key stays its owner, so a repeat changes nothing. */
    @Modifying
    @Query(
            value = "insert into stored_file (key, owner_id, project_id, content_type, size, created_at)"
                    + " values (:key, :owner, :project, :contentType, :size, now()) on conflict (key) do nothing",
            nativeQuery = true)
    void add(String key, UUID owner, @Nullable String project, String contentType, long size);

    /** The same for the result of a job outside projects; with {@code keepSeconds} 0 it stays for ever. */
    @Modifying
    @Query(
            value = "insert into stored_file (key, owner_id, job_id, content_type, size, created_at, expires_at)"
                    + " values (:key, :owner, :job, :contentType, :size, now(),"
                    + " case when :keepSeconds > 0 then now() + :keepSeconds * interval '1 second' end)"
                    + " on conflict (key) do nothing",
            nativeQuery = true)
    void addResult(String key, UUID owner, String job, String contentType, long size, long keepSeconds);

    @Modifying(clearAutomatically = true)
    @Query("delete from StoredFile f where f.key = :key")
    void deleteByKey(String key);

    @Modifying
    @Query("delete from StoredFile f where f.projectId = :projectId")
    void deleteByProjectId(String projectId);
}
