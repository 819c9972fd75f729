package dev.claquete.operation.scenes;

import dev.claquete.work.TaskContext;
import java.nio.file.Path;
import java.util.Optional;

/** A task that nobody cancels. */
record Bystander(Path scratch) implements TaskContext {

    @Override
    public String taskId() {
        return "task";
    }

    @Override
    public String businessKey() {
        return "job";
    }

    @Override
    public void progress(double fraction, String message) {}

    @Override
    public Optional<String> recall(String name) {
        return Optional.empty();
    }

    @Override
    public void remember(String name, String value) {}

    /** A niceness of its own would be one more program to start, each time. */
    @Override
    public boolean quick() {
        return true;
    }

    @Override
    public void onCancel(Runnable action) {}

    @Override
    public void checkCancelled() {}
}
