package dev.claquete.studio.limit;

import com.zaxxer.hikari.HikariDataSource;
import dev.claquete.studio.TestServers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** A database that holds the limits' table and nothing else. */
final class LimitDatabase {

    private static final Map<String, String> URLS = new ConcurrentHashMap<>();

    private LimitDatabase() {}

    static HikariDataSource open(String name) {
        URLS.computeIfAbsent(name, it -> TestServers.newDatabase("limit_" + it));
        HikariDataSource database = again(name);
        execute(database, migration());
        return database;
    }

    /** The same, as another node sees it. */
    static HikariDataSource again(String name) {
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl(URLS.get(name));
        database.setUsername("postgres");
        database.setMaximumPoolSize(8);
        database.setMinimumIdle(0);
        return database;
    }

    static void execute(DataSource database, String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    static long number(DataSource database, String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static String migration() {
        try (InputStream in = LimitDatabase.class.getResourceAsStream("/db/migration/V41__allowance.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
