package dev.claquete.studio.account;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Looks up who wants a new password after the caller has been answered, so that the time taken does not tell whether there is
 * such an account. What waits when the process ends is lost: people ask again.
 */
@Component
class ResetRequests implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ResetRequests.class);
    private static final int MOST_WAITING = 1000;

    private final PasswordResets resets;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            work -> new Thread(work, "password-resets"),
            (work, full) -> log.warn("More than {} people wait for a new password: one is left out", MOST_WAITING));

    ResetRequests(PasswordResets resets) {
        this.resets = resets;
    }

    void add(String email, RequestTrace trace) {
        thread.execute(() -> {
            try {
                resets.request(email, trace);
            } catch (RuntimeException e) {
                log.error("Request {} for a new password failed", trace.requestId(), e);
            }
        });
    }

    @Override
    public void destroy() {
        thread.shutdown();
    }
}
