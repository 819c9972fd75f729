package dev.claquete.studio.template;

import dev.claquete.work.TaskContext;
import java.nio.file.Path;
import java.util.Optional;

/** Drawing done while its caller waits: nobody follows its progress, and it is over too soon to be cancelled. */
record PreviewTask(Path scratch) implements TaskContext {

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
    public void onCancel(Runnable action) {}

    @Override
    public void checkCancelled() {}
}
