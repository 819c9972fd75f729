package dev.claquete.render.image;

import dev.claquete.work.TaskContext;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A short FFmpeg run that belongs to no task of a process.
 *
 * @param scratch the caller removes it
 */
record UnattendedTask(Path scratch) implements TaskContext {

    /** Works in the folder of the file that is made. */
    static UnattendedTask beside(Path made) {
        return new UnattendedTask(Objects.requireNonNull(made.toAbsolutePath().getParent()));
    }

    @Override
    public String taskId() {
        return "unattended";
    }

    @Override
    public String businessKey() {
        return "unattended";
    }

    @Override
    public void progress(double fraction, String message) {}

    @Override
    public Optional<String> recall(String name) {
        return Optional.empty();
    }

    @Override
    public void remember(String name, String value) {
        throw new UnsupportedOperationException("nothing here is resumed");
    }

    @Override
    public void onCancel(Runnable action) {}

    @Override
    public void checkCancelled() {}
}
