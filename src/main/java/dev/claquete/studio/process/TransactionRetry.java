package dev.claquete.studio.process;

import dev.claquete.studio.process.task.EngineClashes;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Retries a whole transaction that lost a conflict with one of the engine, for as long as a caller may wait. */
@Component
public class TransactionRetry {

    private static final Logger log = LoggerFactory.getLogger(TransactionRetry.class);

    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final int LONGEST_REST_MILLIS = 100;

    public void repeat(Runnable transaction) {
        retry(() -> {
            transaction.run();
            return true;
        });
    }

    public <T> T retry(Supplier<T> transaction) {
        boolean inside = TransactionSynchronizationManager.isActualTransactionActive();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int clash = 1; ; clash++) {
            try {
                return transaction.get();
            } catch (RuntimeException e) {
                if (inside || !EngineClashes.isClash(e) || System.nanoTime() > deadline || !rested(clash)) {
                    throw e;
                }
                log.debug("Clash {}: {}", clash, e.getMessage());
            }
        }
    }

    /**
     * Waits for a random time, so that two conflicting transactions do not conflict again; false if the thread shall
     * stop.
     */
    private static boolean rested(int clash) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(1, Math.min(LONGEST_REST_MILLIS, 4 * clash)));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
