package dev.claquete.studio.cluster;

import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Sends messages to all nodes of the installation, including this one. A message is sent when the current transaction
 * commits, and not at all if it does not; repeats within one transaction are sent once. Without a transaction it is
 * sent at once.
 */
@Component
public class NodeMessages {

    private final String node = UUID.randomUUID().toString();
    private final JdbcTemplate jdbc;

    NodeMessages(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The name of this node until it stops. */
    public String node() {
        return node;
    }

    /**
     * @param channel of a {@link NodeMessageListener}
     * @param text short: an id, a name
     */
    public void send(String channel, String text) {
        jdbc.query("select pg_notify(?, ?)", row -> {}, channel, text);
    }
}
