package dev.claquete.studio.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.DefaultBootstrapContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.mock.env.MockEnvironment;

class LocalPostgresTest {

    /** Shared, since setting up a cluster costs seconds; each test leaves it without a server. */
    @TempDir
    static Path data;

    @AfterEach
    void leaveNoServerBehind() throws Exception {
        OrphanedPostgres.stop(data.resolve("postgres"));
    }

    @Test
    void whatWasCommittedSurvivesKillMinusNine() throws Exception {
        int kept = 0;
        for (int round = 0; round < 4; round++) {
            try (Victim victim = new Victim(data)) {
                assertThat(victim.readNumber("found")).isGreaterThanOrEqualTo(kept);
                int before = kept;
                for (int i = 0; i < 20 + round * 7; i++) {
                    kept = before + victim.readNumber("kept");
                }
            }
        }
        try (LocalPostgres server = LocalPostgres.start(data, "secret")) {
            assertThat(count(server)).isGreaterThanOrEqualTo(kept);
        }
    }

    @Test
    void theProgramsAreUnpackedWhileSpringLooksForBeans(@TempDir Path fresh) {
        MockEnvironment environment = new MockEnvironment().withProperty("claquete.data-dir", fresh.toString());
        new EarlyPostgresUnpacking().onApplicationEvent(prepared(environment));
        await().until(() -> Files.isDirectory(LocalPostgres.programs(fresh)));
        assertThatCode(() -> PostgresBinaries.in(LocalPostgres.programs(fresh))).doesNotThrowAnyException();
        assertThat(LocalPostgres.programs(fresh)).isDirectoryNotContaining("glob:**.new*");
    }

    @Test
    void nothingIsUnpackedForADatabaseOfOnesOwn(@TempDir Path fresh) {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("claquete.data-dir", fresh.toString())
                .withProperty("spring.datasource.url", "jdbc:postgresql://db/claquete");
        new EarlyPostgresUnpacking().onApplicationEvent(prepared(environment));
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("postgres-unpacking"));
        assertThat(fresh).isEmptyDirectory();
    }

    private static ApplicationEnvironmentPreparedEvent prepared(MockEnvironment environment) {
        return new ApplicationEnvironmentPreparedEvent(
                new DefaultBootstrapContext(), new SpringApplication(), new String[0], environment);
    }

    @Test
    void beingKilledWhileStartingForTheFirstTimeDoesNoHarm(@TempDir Path fresh) throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 6; i++) {
            try (Victim victim = new Victim(fresh)) {
                victim.process.waitFor(300 + random.nextInt(3000), TimeUnit.MILLISECONDS);
            }
        }
        try (LocalPostgres server = LocalPostgres.start(fresh, "secret")) {
            assertThatCode(() -> connect(server).close()).doesNotThrowAnyException();
        }
    }

    @Test
    void aServerLeftRunningIsStoppedBeforeItsDataIsUsed() throws Exception {
        long orphan;
        try (Victim victim = new Victim(data)) {
            victim.readNumber("kept");
            orphan = pid();
        }
        assertThat(ProcessHandle.of(orphan))
                .as("PostgreSQL outlives a killed application")
                .isPresent();
        try (LocalPostgres server = LocalPostgres.start(data, "secret")) {
            assertThat(pid()).isNotEqualTo(orphan);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> ProcessHandle.of(orphan).isEmpty());
        }
    }

    @Test
    void aProcessNumberThatBelongsToAnotherProgramIsNoObstacle() throws Exception {
        try (Victim victim = new Victim(data)) {
            victim.readNumber("kept");
        }
        OrphanedPostgres.stop(data.resolve("postgres"));
        Files.writeString(
                data.resolve("postgres/postmaster.pid"), ProcessHandle.current().pid() + "\n" + data + "\n");
        try (LocalPostgres server = LocalPostgres.start(data, "secret")) {
            assertThat(count(server)).isPositive();
        }
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void itListensOnThisMachineOnlyAndWantsThePassword() throws Exception {
        try (LocalPostgres server = LocalPostgres.start(data, "secret")) {
            assertThat(server.getJdbcUrl()).contains("//127.0.0.1:");
            assertThatThrownBy(() -> DriverManager.getConnection(server.getJdbcUrl(), "claquete", "guess"))
                    .isInstanceOf(SQLException.class);
            try (var connection = connect(server);
                    var statement = connection.createStatement();
                    var settings =
                            statement.executeQuery("select string_agg(setting, ',' order by name) from pg_settings"
                                    + " where name in ('fsync', 'listen_addresses', 'synchronous_commit')")) {
                settings.next();
                assertThat(settings.getString(1)).isEqualTo("on,127.0.0.1,on");
            }
        }
    }

    @Test
    void aSecondApplicationOnTheSameFolderIsToldSo() throws Exception {
        try (Victim victim = new Victim(data)) {
            victim.readNumber("kept");
            assertThatThrownBy(() -> DataDirectory.hold(data))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining(data.toString())
                    .hasMessageContaining("process " + victim.process.pid())
                    .hasMessageContaining("CLAQUETE_DATA_DIR");
        }
        DataDirectory.hold(data).close();
    }

    @Test
    void dataOfAnotherMajorVersionIsNotTouched(@TempDir Path old) throws Exception {
        Files.createDirectory(old.resolve("postgres"));
        Files.writeString(old.resolve("postgres/PG_VERSION"), "16\n");
        assertThatThrownBy(() -> LocalPostgres.start(old, "secret"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("PostgreSQL 16");
        assertThat(old.resolve("postgres")).isDirectoryContaining("glob:**PG_VERSION");
    }

    @Test
    void whereRootMayNotUnshareTheMessageNamesTheWayOut() {
        assertThatThrownBy(() -> UserNamespace.checkPossible(true, true, false))
                .hasMessageContaining("unshare")
                .hasMessageContaining("SPRING_DATASOURCE_URL")
                .hasMessageContaining("a user other than root");
        assertThatCode(() -> UserNamespace.checkPossible(false, true, false)).doesNotThrowAnyException();
        assertThatCode(() -> UserNamespace.checkPossible(true, true, true)).doesNotThrowAnyException();
    }

    private long pid() throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .get(0)
                .strip());
    }

    private static int count(LocalPostgres server) throws SQLException {
        try (var connection = connect(server);
                var statement = connection.createStatement();
                var found = statement.executeQuery("select count(*) from counted")) {
            found.next();
            return found.getInt(1);
        }
    }

    private static Connection connect(LocalPostgres server) throws SQLException {
        return DriverManager.getConnection(server.getJdbcUrl(), server.getUsername(), server.getPassword());
    }

    /** {@link ServersInAProcess} in a JVM of its own; closing it is kill -9. */
    private static final class Victim implements AutoCloseable {

        final Process process;
        private final BufferedReader output;

        Victim(Path data) throws IOException {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            ServersInAProcess.class.getName(),
                            data.toString())
                    .redirectErrorStream(true)
                    .start();
            output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        }

        int readNumber(String word) throws IOException {
            StringBuilder seen = new StringBuilder();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(word + " ")) {
                    return Integer.parseInt(line.substring(word.length() + 1));
                }
                seen.append(line).append('\n');
            }
            throw new AssertionError("the process ended without '" + word + "':\n" + seen);
        }

        @Override
        public void close() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }
}
