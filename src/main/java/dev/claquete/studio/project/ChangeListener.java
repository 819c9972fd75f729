package dev.claquete.studio.project;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hears what all nodes say through {@link ProjectChanges}, on one database connection of its own, and passes it on to the
 * followers at this node. Whatever goes wrong, it begins anew; the followers then look for themselves what they have missed.
 */
@Component
class ChangeListener implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ChangeListener.class);
    private static final int WAIT_MS = 500;
    private static final int CHECK_EVERY = 60;
    private static final int VALID_WITHIN_SECONDS = 5;
    private static final long REST_MS = 1000;
    private static final long LONGEST_REST_MS = 5_000;

    private final DataSource database;
    private final ProjectStreams streams;
    private volatile @Nullable Thread listening;

    /** In a row. */
    private int failures;

    ChangeListener(DataSource database, ProjectStreams streams) {
        this.database = database;
        this.streams = streams;
    }

    @Override
    public synchronized void start() {
        Thread thread = new Thread(this::listen, "project-changes");
        thread.setDaemon(true);
        listening = thread;
        thread.start();
    }

    @Override
    public synchronized void stop() {
        Thread thread = listening;
        listening = null;
        if (thread != null) {
            try {
                thread.join(10L * WAIT_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return listening != null;
    }

    private void listen() {
        while (wanted()) {
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(true);
                execute(connection, "listen " + ProjectChanges.CHANNEL);
                try {
                    hear(connection);
                } finally {
                    execute(connection, "unlisten *");
                }
            } catch (SQLException | RuntimeException e) {
                if (wanted()) {
                    log.atLevel(failures == 0 ? Level.WARN : Level.DEBUG)
                            .setCause(e)
                            .log("Not hearing of project changes; trying again until it works");
                    rest(Math.min(LONGEST_REST_MS, REST_MS << Math.min(failures++, 3)));
                }
            }
        }
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private void hear(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        streams.anythingMayHaveChanged();
        if (failures > 0) {
            log.info("Hearing of project changes again");
            failures = 0;
        }
        for (int round = 1; wanted(); round++) {
            PGNotification[] heard = postgres.getNotifications(WAIT_MS);
            if (heard != null) {
                Arrays.stream(heard)
                        .map(PGNotification::getParameter)
                        .flatMap(project -> ReadSide.uuid(project).stream())
                        .collect(Collectors.toSet())
                        .forEach(streams::changed);
            }
            if (round % CHECK_EVERY == 0 && !connection.isValid(VALID_WITHIN_SECONDS)) {
                throw new SQLException("the connection is dead");
            }
        }
    }

    private boolean wanted() {
        return listening == Thread.currentThread();
    }

    private static void rest(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
