package dev.claquete.studio;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.lang3.function.FailableRunnable;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.util.FileSystemUtils;

/**
 * One PostgreSQL server and one S3 server for all tests of a JVM; a database, a bucket and a data directory for each
 * application context. Known credentials: admin / {@link #ADMIN_PASSWORD}, {@link #API_KEY}, {@link #WORKER_SECRET}.
 */
public class TestServers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    public static final String API_KEY = "test-api-key";
    public static final String ADMIN_PASSWORD = "test-admin-password";
    public static final String WORKER_SECRET = "test-worker-secret";

    private static final AtomicInteger CONTEXTS = new AtomicInteger();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getBeanFactory().registerSingleton("testClassesStayOut", new TestClassesStayOut());
        context.getBeanFactory().addBeanPostProcessor(new QuickHashes());
        int number = CONTEXTS.incrementAndGet();
        TestPropertyValues.of(
                        "spring.datasource.url=" + newDatabase("test" + number),
                        "spring.datasource.username=postgres",
                        "spring.datasource.hikari.maximum-pool-size=15",
                        // a machine that runs tests is slow, and its database is there
                        "spring.datasource.hikari.connection-timeout=20000",
                        "claquete.storage.endpoint=" + Servers.S3_ENDPOINT,
                        "claquete.storage.bucket=test" + number,
                        "claquete.storage.access-key-id=test",
                        "claquete.storage.secret-access-key=test",
                        "claquete.data-dir=" + Servers.FOLDER.resolve("data" + number),
                        // nobody waits for work that a test has left running
                        "server.shutdown=immediate",
                        "claquete.work.grace=100ms",
                        "claquete.accounts.registrations=10000",
                        // tests are proxies: they say who calls
                        "claquete.web.trusted-proxies=127.0.0.1,::1",
                        "claquete.security.admin-password=" + ADMIN_PASSWORD,
                        "claquete.security.api-key=" + API_KEY,
                        "claquete.security.worker-secret=" + WORKER_SECRET,
                        // all tests sign in from one address
                        "claquete.limits.sign-in.requests=100000")
                .applyTo(context);
    }

    /** @return the JDBC address of a new empty database; user {@code postgres}, no password */
    public static String newDatabase(String name) {
        try (var connection = Servers.POSTGRES.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return Servers.POSTGRES.getJdbcUrl("postgres", name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of PostgreSQL, for tests that put something in between; user {@code postgres}, no password. */
    public static int databasePort() {
        return Servers.POSTGRES.getPort();
    }

    /** Of the S3 server, for tests that put something in between; both keys are {@code test}. */
    public static int storagePort() {
        return Servers.S3_ENDPOINT.getPort();
    }

    /** What one test configures for itself is not found by the component scan of all others; {@code @Import} still works. */
    private static final class TestClassesStayOut extends TypeExcludeFilter {

        @Override
        public boolean match(MetadataReader type, MetadataReaderFactory types) throws IOException {
            return type.getResource().getURL().getPath().contains("/test-classes/");
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof TestClassesStayOut;
        }

        @Override
        public int hashCode() {
            return TestClassesStayOut.class.hashCode();
        }
    }

    /** Started on first use. */
    private static final class Servers {

        static final Path FOLDER = temporaryFolder();
        static final EmbeddedPostgres POSTGRES = postgres();
        static final URI S3_ENDPOINT = s3();

        private static Path temporaryFolder() {
            try {
                Path folder = Files.createTempDirectory("claquete-test");
                afterAllContexts(() -> FileSystemUtils.deleteRecursively(folder.toFile()));
                return folder;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private static EmbeddedPostgres postgres() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .setServerConfig("fsync", "off")
                        .setRegisterShutdownHook(false)
                        .start();
                afterAllContexts(server::close);
                return server;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Not a shutdown hook of our own: the applications would wait for a database that is gone already. */
        private static void afterAllContexts(FailableRunnable<IOException> action) {
            SpringApplication.getShutdownHandlers().add(() -> {
                try {
                    action.run();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }

        private static URI s3() {
            try {
                S3Proxy server = S3Proxy.builder()
                        .blobStore(new FilesystemNio2BlobStore(
                                Files.createDirectory(FOLDER.resolve("s3")).toString()))
                        .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "test", "test")
                        .endpoint(URI.create("http://127.0.0.1:0"))
                        .stopTimeout(0)
                        .build();
                server.start();
                return URI.create("http://127.0.0.1:" + server.getPort());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
