package dev.claquete.studio.outage;

import com.zaxxer.hikari.HikariDataSource;
import dev.claquete.dependency.Dependency.Sign;
import dev.claquete.dependency.Probe;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.Properties;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Checks whether the database answers: first on a separate connection, since the pool may be full, then through the
 * pool.
 */
final class DatabaseProbe implements Probe {

    /** For the connection, and for the answer. */
    private static final String SECONDS = "2";

    private final Supplier<DataSource> database;

    DatabaseProbe(Supplier<DataSource> database) {
        this.database = database;
    }

    @Override
    public void ask() throws SQLException {
        askDirectly();
        askThroughPool();
    }

    /** A refusal for a reason other than an outage counts as an answer. */
    void askDirectly() throws SQLException {
        HikariDataSource pool = database.get().unwrap(HikariDataSource.class);
        Properties settings = new Properties();
        settings.putAll(pool.getDataSourceProperties());
        settings.remove("socketFactory");
        settings.remove("socketFactoryArg");
        settings.setProperty("user", String.valueOf(pool.getUsername()));
        settings.setProperty("password", String.valueOf(pool.getPassword()));
        settings.setProperty("connectTimeout", SECONDS);
        settings.setProperty("socketTimeout", SECONDS);
        try (Connection connection = DriverManager.getConnection(pool.getJdbcUrl(), settings);
                Statement statement = connection.createStatement()) {
            statement.execute("select 1");
        } catch (SQLException e) {
            if (DatabaseErrorClassifier.of(e) == Sign.AWAY) {
                throw e;
            }
        }
    }

    void askThroughPool() throws SQLException {
        try (Connection connection = database.get().getConnection()) {
            if (!connection.isValid(1)) {
                throw new SQLTransientConnectionException("the connection is dead");
            }
        }
    }
}
