package dev.claquete.studio.fakes;

import dev.claquete.work.TaskContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;

/** The context of a task that no runner runs: it remembers in memory and can be cancelled by the test. */
public final class NoTaskContext implements TaskContext {

    private final Map<String, String> remembered = new ConcurrentHashMap<>();
    private volatile boolean cancelled;

    public void cancel() {
        cancelled = true;
    }

    @Override
    public String taskId() {
        return "task-1";
    }

    @Override
    public String businessKey() {
        return "p1";
    }

    @Override
    public void progress(double fraction, String message) {}

    @Override
    public Optional<String> recall(String name) {
        return Optional.ofNullable(remembered.get(name));
    }

    @Override
    public void remember(String name, String value) {
        remembered.put(name, value);
    }

    @Override
    public void onCancel(Runnable action) {}

    @Override
    public void checkCancelled() {
        if (cancelled) {
            throw new CancellationException("cancelled by the test");
        }
    }

    @Override
    public Path scratch() {
        try {
            return Files.createTempDirectory("claquete-test-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
