package dev.claquete.studio.file.cleaning;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * Lets one task at a time clean the store, over all nodes. Two would do no harm, but would list the store twice. A
 * separate connection holds the lock, so PostgreSQL releases it if the process dies.
 */
@Component
class CleaningLock {

    /** An arbitrary number that no other lock uses. */
    private static final long LOCK = 20_260_050;

    private final DataSource database;

    CleaningLock(DataSource database) {
        this.database = database;
    }

    interface Work<T> {
        T run() throws Exception;
    }

    /** @throws IllegalStateException if another task holds the lock */
    <T> T take(Work<T> work) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            if (!ask(statement, "select pg_try_advisory_lock(" + LOCK + ")")) {
                throw new IllegalStateException("Another run is cleaning the store; this one waits");
            }
            try {
                return work.run();
            } finally {
                ask(statement, "select pg_advisory_unlock(" + LOCK + ")");
            }
        }
    }

    private static boolean ask(Statement statement, String question) throws SQLException {
        try (ResultSet answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
