package dev.claquete.studio.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the PostgreSQL server of a killed application, which still runs on the data directory that the next application
 * needs. The caller holds the directory's lock, so the server has no owner any more.
 */
final class OrphanedPostgres {

    private static final Logger log = LoggerFactory.getLogger(OrphanedPostgres.class);

    private OrphanedPostgres() {}

    static void stop(Path cluster) throws IOException, InterruptedException {
        Path pidFile = cluster.resolve("postmaster.pid");
        Optional<ProcessHandle> process =
                readPid(pidFile).flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) {
            return; // PostgreSQL itself removes the file of an ended process
        }
        if (!servesHere(process.get(), cluster)) {
            log.info(
                    "{} names process {}, which is another program by now",
                    pidFile,
                    process.get().pid());
            Files.delete(pidFile);
            return;
        }
        log.info(
                "Stopping the PostgreSQL server (process {}) that a killed application left behind",
                process.get().pid());
        List<ProcessHandle> family =
                Stream.concat(process.stream(), process.get().descendants()).toList();
        interrupt(process.get());
        for (ProcessHandle member : family) {
            awaitEnd(member);
        }
    }

    private static Optional<Long> readPid(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        String first = Files.readString(pidFile).lines().findFirst().orElse("").strip();
        return first.matches("\\d{1,18}") ? Optional.of(Long.valueOf(first)) : Optional.empty();
    }

    private static boolean servesHere(ProcessHandle process, Path cluster) {
        boolean postgres = process.info().command().orElse("").contains("postgres");
        return postgres
                && Arrays.asList(process.info().arguments().orElse(new String[0]))
                        .contains(cluster.toString());
    }

    /**
     * SIGINT is PostgreSQL's fast shutdown; Java can only send SIGTERM, on which it would wait for clients to
     * disconnect.
     */
    private static void interrupt(ProcessHandle server) throws IOException, InterruptedException {
        int sent = new ProcessBuilder("sh", "-c", "kill -INT " + server.pid())
                .start()
                .waitFor();
        if (sent != 0 && server.isAlive()) {
            server.destroy();
        }
    }

    private static void awaitEnd(ProcessHandle process) throws InterruptedException {
        try {
            process.onExit().get(60, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot wait for process " + process.pid(), e);
        }
    }
}
