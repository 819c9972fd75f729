package dev.claquete.studio.project;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;

@ProjectTest
class ChangeListenerTest {

    @Autowired
    DataSource database;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ProjectStreams streams;

    @Test
    void whateverGoesWrongItHearsAgain() {
        AtomicInteger connections = new AtomicInteger();
        ChangeListener listener = new ChangeListener(
                new DelegatingDataSource(database) {
                    @Override
                    public Connection getConnection() throws SQLException {
                        if (connections.incrementAndGet() <= 2) {
                            throw new IllegalStateException("the pool has lost its mind");
                        }
                        return super.getConnection();
                    }
                },
                streams);
        int others = listening();
        listener.start();
        try {
            await().until(() -> connections.get() == 3 && listening() > others);
        } finally {
            listener.stop();
        }
    }

    @Test
    void wordOfNoProjectIsIgnored() {
        AtomicInteger connections = new AtomicInteger();
        ChangeListener listener = new ChangeListener(
                new DelegatingDataSource(database) {
                    @Override
                    public Connection getConnection() throws SQLException {
                        connections.incrementAndGet();
                        return super.getConnection();
                    }
                },
                streams);
        int others = listening();
        listener.start();
        try {
            await().until(() -> listening() > others);
            String word = "not a project " + UUID.randomUUID();
            jdbc.query("select pg_notify(?, ?)", row -> {}, ProjectChanges.CHANNEL, word);
            await().during(java.time.Duration.ofSeconds(2)).until(() -> connections.get() == 1);
        } finally {
            listener.stop();
        }
    }

    /** Sessions of this database whose last statement was to listen. */
    private int listening() {
        Integer sessions = jdbc.queryForObject(
                "select count(*) from pg_stat_activity where datname = current_database() and query = ?",
                Integer.class,
                "listen " + ProjectChanges.CHANNEL);
        return sessions == null ? 0 : sessions;
    }
}
