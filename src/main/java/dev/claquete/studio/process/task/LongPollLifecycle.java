package dev.claquete.studio.process.task;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import org.camunda.bpm.engine.rest.impl.FetchAndLockContextListener;
import org.camunda.bpm.engine.rest.spi.FetchAndLockHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Replaces the engine's own handler, which it keeps in a static field, by {@link LongPolls}, and ends the polls before
 * the web server waits for open requests.
 */
@Component
@ConditionalOnWebApplication
class LongPollLifecycle extends FetchAndLockContextListener implements SmartLifecycle {

    private final ServletContext servlets;
    private @Nullable LongPolls polls;

    LongPollLifecycle(ServletContext servlets) {
        this.servlets = servlets;
    }

    @Override
    public synchronized void start() {
        LongPolls started = new LongPolls();
        started.contextInitialized(new ServletContextEvent(servlets));
        started.start();
        FetchAndLockHandler before = fetchAndLockHandler;
        fetchAndLockHandler = started;
        polls = started;
        if (before != null) {
            before.shutdown();
        }
    }

    @Override
    public synchronized void stop() {
        LongPolls running = polls;
        polls = null;
        if (running != null) {
            running.shutdown();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return polls != null;
    }

    /** How many polls are waiting. */
    synchronized int waiting() {
        return polls == null ? 0 : polls.getPendingRequests().size();
    }
}
