package dev.claquete.worker;

import dev.claquete.work.TaskRunner;
import java.util.concurrent.CountDownLatch;
import org.springframework.context.SmartLifecycle;

/** Starts and stops the TaskRunner with the application, and keeps the process alive in between. */
final class WorkerLifecycle implements SmartLifecycle {

    private final TaskRunner runner;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean running;

    WorkerLifecycle(TaskRunner runner) {
        this.runner = runner;
    }

    @Override
    public void start() {
        runner.start();
        running = true;
        new Thread(this::waitForStop, "worker-gpu").start();
    }

    @Override
    public void stop() {
        running = false;
        try {
            runner.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stopped.countDown();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void waitForStop() {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
