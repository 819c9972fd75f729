package dev.claquete.studio.template;

import dev.claquete.work.TaskContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The task context of a drawing for a waiting caller: without progress, and ended if it takes too long. */
final class PreviewTask implements TaskContext, AutoCloseable {

    private static final Duration LIFE = Duration.ofSeconds(20);

    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "preview-clock");
        thread.setDaemon(true);
        return thread;
    });

    private final Path scratch;
    private final List<Runnable> whenOverdue = new ArrayList<>();
    private final ScheduledFuture<?> end;
    private boolean overdue;

    PreviewTask(Path scratch) {
        this.scratch = scratch;
        this.end = CLOCK.schedule(this::end, LIFE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void end() {
        overdue = true;
        whenOverdue.forEach(Runnable::run);
    }

    @Override
    public String taskId() {
        return "preview";
    }

    @Override
    public String businessKey() {
        return "preview";
    }

    @Override
    public void progress(double fraction, String message) {}

    @Override
    public Optional<String> recall(String name) {
        return Optional.empty();
    }

    @Override
    public void remember(String name, String value) {
        throw new UnsupportedOperationException("a preview is not resumed");
    }

    @Override
    public synchronized void onCancel(Runnable action) {
        if (overdue) {
            action.run();
        } else {
            whenOverdue.add(action);
        }
    }

    @Override
    public synchronized void checkCancelled() {
        if (overdue) {
            throw new CancellationException("the preview takes too long");
        }
    }

    @Override
    public Path scratch() {
        return scratch;
    }

    @Override
    public void close() {
        end.cancel(false);
    }
}
