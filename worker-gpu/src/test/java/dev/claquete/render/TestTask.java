package dev.claquete.render;

import dev.claquete.work.TaskContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A task without a queue, which the test itself may cancel. */
public class TestTask implements TaskContext {

    private final Path scratch;
    private final Map<String, String> memory = new ConcurrentHashMap<>();
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final List<Runnable> onCancel = new ArrayList<>();
    private boolean cancelled;

    public TestTask(Path scratch) {
        this.scratch = scratch;
    }

    public synchronized void cancel() {
        cancelled = true;
        onCancel.forEach(Runnable::run);
    }

    public List<String> messages() {
        return messages;
    }

    @Override
    public String taskId() {
        return "task-1";
    }

    @Override
    public String businessKey() {
        return "project-1";
    }

    @Override
    public void progress(double fraction, String message) {
        messages.add(message);
    }

    @Override
    public Optional<String> recall(String name) {
        return Optional.ofNullable(memory.get(name));
    }

    @Override
    public void remember(String name, String value) {
        memory.put(name, value);
    }

    @Override
    public synchronized void onCancel(Runnable action) {
        onCancel.add(action);
        if (cancelled) {
            action.run();
        }
    }

    @Override
    public synchronized void checkCancelled() {
        if (cancelled) {
            throw new CancellationException("cancelled by the test");
        }
    }

    /** A niceness of its own would be one more program to start, each time. */
    @Override
    public boolean quick() {
        return true;
    }

    @Override
    public Path scratch() {
        return scratch;
    }
}
