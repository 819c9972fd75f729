package dev.claquete.studio.outage;

import dev.claquete.dependency.Dependency.Sign;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** Decides what an exception says about the database, by SQL states (appendix A of PostgreSQL's manual). */
final class DatabaseErrorClassifier {

    /** Connection exceptions: refused, broken, closed. */
    private static final String CONNECTION = "08";

    /** admin_shutdown, crash_shutdown, cannot_connect_now. */
    private static final Set<String> GOING_OR_COMING = Set.of("57P01", "57P02", "57P03");

    /** too_many_connections; read_only_sql_transaction: a standby that is about to take over. */
    private static final Set<String> NO_ROOM = Set.of("53300", "25006");

    private DatabaseErrorClassifier() {}

    static Sign of(Throwable failure) {
        if (!(failure instanceof SQLException sql)) {
            return Sign.NONE;
        }
        String state = String.valueOf(sql.getSQLState());
        if (GOING_OR_COMING.contains(state) || state.startsWith(CONNECTION)) {
            return Sign.AWAY;
        }
        if (NO_ROOM.contains(state)) {
            return Sign.BUSY;
        }
        if (isOfClosedConnection(sql)) {
            return Sign.BUSY;
        }
        // the pool: all connections are in use, or it cannot create any
        if (sql instanceof SQLTransientConnectionException) {
            return sql.getCause() != null && of(sql.getCause()) == Sign.AWAY ? Sign.AWAY : Sign.BUSY;
        }
        return Sign.NONE;
    }

    /** Whether HikariCP has removed the connection from its pool, so that not even a rollback is possible. */
    static boolean isOfClosedConnection(SQLException failure) {
        return failure.getSQLState() == null && "Connection is closed".equals(failure.getMessage());
    }
}
