package dev.claquete.studio.account.registration;

import dev.claquete.studio.account.RequestTrace;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Runs work that depends on whether an address has an account after the caller has been answered, so that the response
 * time does not reveal it. Work that waits when the process ends is lost: people ask again.
 */
@Component
class PostResponseTasks implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(PostResponseTasks.class);
    private static final int MOST_WAITING = 1000;

    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            work -> new Thread(work, "answered-requests"),
            (work, full) -> log.warn("More than {} mail requests are waiting: one was dropped", MOST_WAITING));

    void add(Runnable work, RequestTrace trace) {
        thread.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                log.error("Mail request {} failed", trace.requestId(), e);
            }
        });
    }

    @Override
    public void destroy() {
        thread.shutdown();
    }
}
