package dev.claquete.studio.outage;

import dev.claquete.dependency.Dependency;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Probes the database every second. A server that refuses reports its own outage; one that stops answering would keep
 * its callers waiting for ever, so their connections are closed.
 */
@Component
class DatabaseWatch implements SmartLifecycle {

    private static final long EVERY_MS = 1000;
    private static final long PATIENCE_MS = 1000;

    /** An overloaded machine answers slowly too; work whose connection is closed is rolled back. */
    private static final int SILENT = 2;

    private final Dependency database;
    private final DatabaseProbe probe;
    private final DatabaseSockets sockets;
    private final ExecutorService checks = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "database-check");
        thread.setDaemon(true);
        return thread;
    });
    private volatile @Nullable Thread watching;
    private @Nullable Future<?> check;
    private boolean cut;

    DatabaseWatch(Dependency database, DatabaseProbe probe, PooledSockets pool) {
        this.database = database;
        this.probe = probe;
        this.sockets = pool.sockets();
    }

    @Override
    public void start() {
        Thread thread = new Thread(this::watch, "database-watch");
        thread.setDaemon(true);
        watching = thread;
        thread.start();
    }

    @Override
    public void stop() {
        Thread thread = watching;
        watching = null;
        if (thread != null) {
            thread.interrupt();
        }
        checks.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return watching != null;
    }

    private void watch() {
        while (watching == Thread.currentThread()) {
            try {
                Thread.sleep(EVERY_MS);
                look();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void look() throws InterruptedException {
        if (!database.isAway()) {
            cut = false;
            if (poolAnswers()) {
                return;
            }
        }
        for (int silent = 1; !cut; silent++) {
            try {
                probe.askDirectly();
                return;
            } catch (SQLException e) {
                if (silent >= SILENT || !(deepest(e) instanceof SocketTimeoutException)) {
                    database.failed(e);
                    sockets.cut();
                    cut = true;
                }
            }
        }
    }

    private static Throwable deepest(Throwable failure) {
        return failure.getCause() == null ? failure : deepest(failure.getCause());
    }

    /** Also false if all connections are in use. */
    private boolean poolAnswers() throws InterruptedException {
        Future<?> present = check == null || check.isDone()
                ? checks.submit(() -> {
                    probe.askThroughPool();
                    return true;
                })
                : check;
        check = present;
        try {
            present.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }
}
