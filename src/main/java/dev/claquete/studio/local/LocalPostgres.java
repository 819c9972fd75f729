package dev.claquete.studio.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.util.FileSystemUtils;

/**
 * An embedded PostgreSQL server for a machine without one. Its data stays after a stop, and commits are on disk before
 * they are acknowledged. If an earlier application was killed, its server may still run on the same data: that one is
 * stopped first, and PostgreSQL's own recovery does the rest.
 */
final class LocalPostgres implements JdbcConnectionDetails, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LocalPostgres.class);
    private static final String MAJOR_VERSION = "17";
    private static final String USER = "claquete";
    private static final int TRIES = 3;

    private final Path cluster;
    private final Path serverLog;
    private final String password;
    private final PostgresBinaries binaries;
    private final int port;

    private LocalPostgres(Path dataDir, String password, PostgresBinaries binaries, int port) {
        this.cluster = dataDir.resolve("postgres");
        this.serverLog = dataDir.resolve("postgres.log");
        this.password = password;
        this.binaries = binaries;
        this.port = port;
    }

    static LocalPostgres start(Path dataDir, String password) throws IOException, InterruptedException, SQLException {
        UserNamespace.checkPossible();
        PostgresBinaries binaries = PostgresBinaries.in(programs(dataDir));
        LocalPostgres server = new LocalPostgres(dataDir, password, binaries, FreePort.find());
        server.initialise();
        server.launch();
        server.createDatabase();
        return server;
    }

    static Path programs(Path dataDir) {
        return dataDir.resolve("programs");
    }

    @Override
    public String getUsername() {
        return USER;
    }

    @Override
    public String getPassword() {
        return password;
    }

    @Override
    public String getJdbcUrl() {
        return url("claquete");
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("pg_ctl", "-D", cluster.toString(), "stop", "-m", "fast", "-w", "-t", "60");
    }

    /** Initialised in a temporary folder and then moved, so that a crash leaves a complete cluster or none. */
    private void initialise() throws IOException, InterruptedException {
        Path version = cluster.resolve("PG_VERSION");
        if (Files.exists(version)) {
            String found = Files.readString(version).strip();
            if (!found.equals(MAJOR_VERSION)) {
                throw new CannotStart(
                        "The database in " + cluster + " was made by PostgreSQL " + found + ", this is " + MAJOR_VERSION
                                + ".",
                        "Move its contents over with pg_dump, or name a new folder with CLAQUETE_DATA_DIR.");
            }
            return;
        }
        Path aside = cluster.resolveSibling("postgres.new");
        FileSystemUtils.deleteRecursively(aside);
        Path passwordFile = Files.createTempFile(cluster.getParent(), ".pw", "");
        try {
            Files.writeString(passwordFile, password + "\n");
            List<String> options = List.of("-A", "scram-sha-256", "-U", USER, "--pwfile", passwordFile.toString());
            List<String> locale =
                    List.of("-E", "UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8");
            List<String> arguments = new ArrayList<>(List.of("-D", aside.toString()));
            arguments.addAll(options);
            arguments.addAll(locale);
            if (run("initdb", arguments.toArray(String[]::new)) != 0) {
                throw cannotStart("PostgreSQL could not set up its data in " + cluster);
            }
        } finally {
            Files.delete(passwordFile);
        }
        Files.move(aside, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Retries, because the server of a killed application may itself be starting up. */
    private void launch() throws IOException, InterruptedException {
        String options = "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories="
                + " -c max_connections=100 -c timezone=UTC -c log_timezone=UTC";
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            OrphanedPostgres.stop(cluster);
            if (run("pg_ctl", "-D", cluster.toString(), "-o", options, "-w", "-t", "300", "start") == 0) {
                return;
            }
            log.warn("PostgreSQL did not start (try {} of {}): {}", attempt, TRIES, logTail());
        }
        throw cannotStart("PostgreSQL did not start on its data in " + cluster);
    }

    private void createDatabase() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url("postgres"), USER, password);
                var statement = connection.createStatement();
                var found = statement.executeQuery("select 1 from pg_database where datname = 'claquete'")) {
            if (!found.next()) {
                try (var create = connection.createStatement()) {
                    create.execute("create database claquete");
                }
            }
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The server inherits the log file, so its later output goes there too. */
    private int run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(UserNamespace.prefix());
        command.add(binaries.program(program));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(serverLog.toFile()))
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(400, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return -1;
        }
        return process.exitValue();
    }

    private CannotStart cannotStart(String problem) throws IOException {
        return new CannotStart(
                problem + ". The end of " + serverLog + ": " + logTail(),
                "Or set SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD to a PostgreSQL"
                        + " server of your own.");
    }

    private String logTail() throws IOException {
        List<String> lines = new String(Files.readAllBytes(serverLog), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }
}
