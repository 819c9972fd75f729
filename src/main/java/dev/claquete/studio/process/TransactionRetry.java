package dev.claquete.studio.process;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * Repeats a whole transaction that lost against one that the engine made at the same moment, for as long as a caller may be
 * kept waiting.
 */
@Component
public class TransactionRetry {

    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final int LONGEST_REST_MILLIS = 100;

    public void repeat(Runnable transaction) {
        retry(() -> {
            transaction.run();
            return true;
        });
    }

    public <T> T retry(Supplier<T> transaction) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return transaction.get();
            } catch (ConcurrencyFailureException e) {
                if (System.nanoTime() > deadline || !rested()) {
                    throw e;
                }
            }
        }
    }

    /** For a random moment, so that two who clash do not clash again; false when the thread is to stop. */
    private static boolean rested() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(LONGEST_REST_MILLIS));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
