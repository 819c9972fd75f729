package dev.claquete.studio.project;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hears what all nodes say through {@link ProjectChanges}, on one database connection of its own, and passes it on to the
 * followers at this node. A lost connection is made anew; the followers then look for themselves what they have missed.
 */
@Component
class ChangeListener implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ChangeListener.class);
    private static final int WAIT_MS = 500;
    private static final int CHECK_EVERY = 60;
    private static final int VALID_WITHIN_SECONDS = 5;
    private static final long RECONNECT_MS = 1000;

    private final DataSource database;
    private final ProjectStreams streams;
    private volatile @Nullable Thread listening;

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
                try (Statement listen = connection.createStatement()) {
                    listen.execute("listen " + ProjectChanges.CHANNEL);
                }
                streams.anythingMayHaveChanged();
                hear(connection);
                try (Statement unlisten = connection.createStatement()) {
                    unlisten.execute("unlisten *");
                }
            } catch (SQLException e) {
                if (wanted()) {
                    log.warn("Not hearing of project changes; trying again: {}", e.getMessage());
                    rest();
                }
            }
        }
    }

    private void hear(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        for (int round = 1; wanted(); round++) {
            PGNotification[] heard = postgres.getNotifications(WAIT_MS);
            if (heard != null) {
                Arrays.stream(heard)
                        .map(PGNotification::getParameter)
                        .map(UUID::fromString)
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

    private static void rest() {
        try {
            Thread.sleep(RECONNECT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
