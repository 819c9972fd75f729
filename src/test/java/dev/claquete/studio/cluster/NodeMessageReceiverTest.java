package dev.claquete.studio.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.claquete.studio.StudioTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.support.TransactionTemplate;

@StudioTest
class NodeMessageReceiverTest {

    @Autowired
    DataSource database;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    NodeMessages nodes;

    @Autowired
    TransactionTemplate transaction;

    private final AtomicInteger connections = new AtomicInteger();
    private int refusals;

    private final DataSource counted = new DelegatingDataSource() {
        @Override
        public Connection getConnection() throws SQLException {
            if (connections.incrementAndGet() <= refusals) {
                throw new IllegalStateException("the pool has lost its mind");
            }
            return database.getConnection();
        }
    };

    private static final class Heard implements NodeMessageListener {

        final List<String> texts = new CopyOnWriteArrayList<>();
        final AtomicInteger gaps = new AtomicInteger();
        private final String channel;

        Heard(String channel) {
            this.channel = channel;
        }

        @Override
        public String channel() {
            return channel;
        }

        @Override
        public void received(String text) {
            if (text.equals("poison")) {
                throw new IllegalArgumentException(text);
            }
            texts.add(text);
        }

        @Override
        public void mayHaveMissed() {
            gaps.incrementAndGet();
        }
    }

    private final Heard left = new Heard("test_left");
    private final Heard right = new Heard("test_right");

    private void receiving(Runnable story) {
        NodeMessageReceiver receiver = new NodeMessageReceiver(counted, List.of(left, right));
        receiver.start();
        try {
            await().until(() -> left.gaps.get() == 1 && right.gaps.get() == 1);
            story.run();
        } finally {
            receiver.stop();
        }
    }

    @Test
    void allListenersOfANodeShareOneConnection() {
        receiving(() -> {
            nodes.send("test_left", "a");
            nodes.send("test_right", "b");
            await().until(() -> right.texts.contains("b"));

            assertThat(left.texts).containsExactly("a");
            assertThat(right.texts).containsExactly("b");
            assertThat(connections).hasValue(1);
        });
    }

    @Test
    void aMessageLeavesOnceAndOnlyWithItsTransaction() {
        receiving(() -> {
            transaction.executeWithoutResult(status -> {
                nodes.send("test_left", "undone");
                status.setRollbackOnly();
            });
            transaction.executeWithoutResult(status -> {
                nodes.send("test_left", "done");
                nodes.send("test_left", "done");
            });
            nodes.send("test_left", "end");
            await().until(() -> left.texts.contains("end"));

            assertThat(left.texts).containsExactly("done", "end");
        });
    }

    @Test
    void afterAFailureItConnectsAgain() {
        refusals = 2;

        receiving(() -> assertThat(connections).hasValue(3));
    }

    @Test
    void aConnectionThatIsCutIsReplacedAndListenersHearOfTheGap() {
        receiving(() -> {
            jdbc.query(
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()"
                            + " and query = 'listen test_right'",
                    row -> {});
            await().until(() -> left.gaps.get() == 2);

            nodes.send("test_left", "again");
            await().until(() -> left.texts.contains("again"));
        });
    }

    @Test
    void aMessageThatAListenerCannotDealWithStopsNothing() {
        receiving(() -> {
            nodes.send("test_left", "poison");
            nodes.send("test_left", "end");
            await().until(() -> left.texts.contains("end"));

            assertThat(connections).hasValue(1);
        });
    }
}
