package dev.claquete.studio.project;

import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.file.ObjectUse;
import dev.claquete.studio.web.Uuids;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The stored objects that projects and characters need: a project's whole folder as long as the project exists, since
 * workers keep files there that no row names (frames, soundtracks, plans), and every object that a row names, wherever
 * it is.
 */
@Component
class ProjectObjects implements ObjectUse {

    private static final String FOLDER = "projects/";

    private final JdbcClient database;

    ProjectObjects(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Set<ObjectKey> needed(Collection<ObjectKey> keys) {
        if (keys.isEmpty()) {
            return Set.of();
        }
        Set<UUID> alive = alive(keys);
        Set<ObjectKey> needed = keys.stream()
                .filter(key -> project(key).filter(alive::contains).isPresent())
                .collect(Collectors.toSet());
        needed.addAll(named(keys));
        return needed;
    }

    private Set<UUID> alive(Collection<ObjectKey> keys) {
        List<UUID> projects =
                keys.stream().flatMap(key -> project(key).stream()).distinct().toList();
        return projects.isEmpty()
                ? Set.of()
                : new HashSet<>(database.sql("select id from project where id in (:ids)")
                        .param("ids", projects)
                        .query(UUID.class)
                        .list());
    }

    private Set<ObjectKey> named(Collection<ObjectKey> keys) {
        return database
                .sql("select bg_music_key from project where bg_music_key in (:keys)"
                        + " union select reference_image_key from project where reference_image_key in (:keys)"
                        + " union select script_key from project where script_key in (:keys)"
                        + " union select final_video_key from project where final_video_key in (:keys)"
                        + " union select image_key from scene where image_key in (:keys)"
                        + " union select audio_key from scene where audio_key in (:keys)"
                        + " union select word_timings_key from scene where word_timings_key in (:keys)"
                        + " union select video_key from scene where video_key in (:keys)"
                        + " union select video_key from render_job where video_key in (:keys)"
                        + " union select image from characters, unnest(image_keys) image where image in (:keys)")
                .param("keys", keys.stream().map(ObjectKey::value).toList())
                .query(String.class)
                .list()
                .stream()
                .map(ObjectKey::new)
                .collect(Collectors.toSet());
    }

    private static Optional<UUID> project(ObjectKey key) {
        String[] parts = key.value().split("/");
        return key.value().startsWith(FOLDER) && parts.length > 2 ? Uuids.parse(parts[1]) : Optional.empty();
    }
}
