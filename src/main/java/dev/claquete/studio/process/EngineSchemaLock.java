package dev.claquete.studio.process;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.SchemaOperationsCommand;
import org.camunda.bpm.engine.impl.SchemaOperationsProcessEngineBuild;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSession;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

/**
 * Creates or migrates the engine's tables on one node at a time: nodes that start together on an empty database wait
 * until the first has committed. The lock ends with the transaction, also after a crash.
 */
class EngineSchemaLock implements SchemaOperationsCommand {

    /** An arbitrary number that no other lock uses: "camunda" on a phone's keys. */
    static final long LOCK = 2268_632L;

    private final SchemaOperationsCommand build = new SchemaOperationsProcessEngineBuild();

    @Override
    public Void execute(CommandContext context) {
        Connection connection =
                context.getSession(DbSqlSession.class).getSqlSession().getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local lock_timeout = 0");
            statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
        } catch (SQLException e) {
            throw new ProcessEngineException("The engine's tables cannot be read", e);
        }
        return build.execute(context);
    }
}
