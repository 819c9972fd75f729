package dev.claquete.studio.process.task;

import dev.claquete.dependency.Dependencies;
import dev.claquete.studio.process.WorkProperties;
import dev.claquete.work.TaskHandler;
import dev.claquete.work.TaskProperties;
import dev.claquete.work.TaskRunner;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.context.WebServerGracefulShutdownLifecycle;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Works on tasks inside the application, with all handlers, except for rendering ones if {@code claquete.render} leaves
 * them to worker-gpu. When the node stops, running work gets its grace period while the web server finishes its
 * answers.
 */
@Component
@EnableConfigurationProperties({TaskProperties.class, WorkProperties.class})
class EmbeddedWorker implements SmartLifecycle {

    private final EngineTaskQueue queue;
    private final List<TaskHandler<?, ?>> handlers;
    private final TaskProperties properties;
    private final Dependencies dependencies;
    private volatile @Nullable TaskRunner runner;

    EmbeddedWorker(
            EngineTaskQueue queue,
            List<TaskHandler<?, ?>> handlers,
            TaskProperties properties,
            WorkProperties work,
            Dependencies dependencies) {
        this.dependencies = dependencies;
        this.queue = queue;
        this.handlers = handlers.stream()
                .filter(handler -> work.render() == WorkProperties.Place.EMBEDDED || !RemoteWork.renders(handler))
                .toList();
        this.properties = properties;
    }

    @Override
    public void start() {
        TaskRunner started = new TaskRunner(queue, handlers, properties, dependencies);
        started.start();
        runner = started;
    }

    @Override
    public void stop() {
        TaskRunner running = runner;
        runner = null;
        if (running == null) {
            return;
        }
        try {
            running.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** In parallel to the web server's shutdown, so that the two times do not add up. */
    @Override
    public void stop(Runnable stopped) {
        new Thread(
                        () -> {
                            try {
                                stop();
                            } finally {
                                stopped.run();
                            }
                        },
                        "worker-stop")
                .start();
    }

    @Override
    public int getPhase() {
        return WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE;
    }

    @Override
    public boolean isRunning() {
        return runner != null;
    }
}
