package dev.claquete.studio.local;

import java.nio.file.Path;
import java.sql.DriverManager;

/**
 * A process made to be killed: starts PostgreSQL as the studio does and counts rows up, one commit each. Says
 * {@code found n} for what an earlier process left, then {@code kept n} after each commit.
 */
final class ServersInAProcess {

    private ServersInAProcess() {}

    public static void main(String[] arguments) throws Exception {
        try (DataDirectory directory = DataDirectory.hold(Path.of(arguments[0]));
                LocalPostgres server = LocalPostgres.start(directory.path(), "secret");
                var connection =
                        DriverManager.getConnection(server.getJdbcUrl(), server.getUsername(), server.getPassword());
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists counted (n int)");
            try (var found = statement.executeQuery("select count(*) from counted")) {
                found.next();
                System.out.println("found " + found.getInt(1));
            }
            for (int n = 1; true; n++) {
                statement.execute("insert into counted values (" + n + ")");
                System.out.println("kept " + n);
                Thread.sleep(5);
            }
        }
    }
}
