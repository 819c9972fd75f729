package dev.claquete.studio.project;

import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Tells every node of the installation that a project has changed. The word goes out by PostgreSQL when the present transaction
 * commits, and not at all if it does not; repeats within one transaction count once.
 */
@Component
class ProjectChanges {

    static final String CHANNEL = "claquete_project";

    private final JdbcTemplate jdbc;

    ProjectChanges(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void changed(UUID projectId) {
        jdbc.query("select pg_notify(?, ?)", row -> {}, CHANNEL, projectId.toString());
    }
}
