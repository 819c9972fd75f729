package dev.claquete.studio.cluster;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
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
 * Receives the messages of all nodes for every listener on this one, over a single connection of the pool. After any
 * failure it reconnects, and the listeners check what they have missed.
 */
@Component
class NodeMessageReceiver implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(NodeMessageReceiver.class);
    private static final int WAIT_MS = 500;
    private static final int CHECK_EVERY = 60;
    private static final int VALID_WITHIN_SECONDS = 5;
    private static final long REST_MS = 1000;
    private static final long LONGEST_REST_MS = 5_000;

    private final DataSource database;
    private final List<NodeMessageListener> listeners;
    private volatile @Nullable Thread receiving;

    /** Consecutive failures. */
    private int failures;

    NodeMessageReceiver(DataSource database, List<NodeMessageListener> listeners) {
        this.database = database;
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public synchronized void start() {
        Thread thread = new Thread(this::receive, "node-messages");
        thread.setDaemon(true);
        receiving = thread;
        thread.start();
    }

    @Override
    public synchronized void stop() {
        Thread thread = receiving;
        receiving = null;
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
        return receiving != null;
    }

    private void receive() {
        while (wanted()) {
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(true);
                for (NodeMessageListener listener : listeners) {
                    execute(connection, "listen " + listener.channel());
                }
                try {
                    receive(connection);
                } finally {
                    execute(connection, "unlisten *");
                }
            } catch (SQLException | RuntimeException e) {
                if (wanted()) {
                    log.atLevel(failures == 0 ? Level.WARN : Level.DEBUG)
                            .setCause(e)
                            .log("Messages from other nodes do not arrive; retrying until they do");
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

    private void receive(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        listeners.forEach(listener -> tell(listener, NodeMessageListener::mayHaveMissed));
        if (failures > 0) {
            log.info("Messages from other nodes arrive again");
            failures = 0;
        }
        for (int round = 1; wanted(); round++) {
            PGNotification[] arrived = postgres.getNotifications(WAIT_MS);
            if (arrived != null) {
                distribute(arrived);
            }
            if (round % CHECK_EVERY == 0 && !connection.isValid(VALID_WITHIN_SECONDS)) {
                throw new SQLException("the connection is dead");
            }
        }
    }

    private record Message(String channel, String text) {}

    /** Duplicates in one batch are delivered once. */
    private void distribute(PGNotification[] arrived) {
        Set<Message> messages = new LinkedHashSet<>();
        for (PGNotification notification : arrived) {
            messages.add(new Message(notification.getName(), notification.getParameter()));
        }
        for (Message message : messages) {
            listeners.stream()
                    .filter(listener -> listener.channel().equals(message.channel()))
                    .forEach(listener -> tell(listener, it -> it.received(message.text())));
        }
    }

    /** A failing listener does not affect the others. */
    private static void tell(NodeMessageListener listener, Consumer<NodeMessageListener> message) {
        try {
            message.accept(listener);
        } catch (RuntimeException e) {
            log.warn("A message on the channel {} could not be processed", listener.channel(), e);
        }
    }

    private boolean wanted() {
        return receiving == Thread.currentThread();
    }

    private static void rest(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
