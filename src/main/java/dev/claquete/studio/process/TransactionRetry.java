package dev.claquete.studio.process;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** Retries a whole transaction that lost a conflict with one of the engine, for as long as a caller may wait. */
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

    /**
     * Waits for a random time, so that two conflicting transactions do not conflict again; false if the thread shall
     * stop.
     */
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
