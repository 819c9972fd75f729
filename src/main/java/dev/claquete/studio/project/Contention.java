package dev.claquete.studio.project;

import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * Repeats a whole transaction that lost against one that the engine made at the same moment, for as long as a caller may be
 * kept waiting.
 */
@Component
public class Contention {

    private static final int TRIES = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    public void repeat(Runnable transaction) {
        retry(() -> {
            transaction.run();
            return true;
        });
    }

    public <T> T retry(Supplier<T> transaction) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.get();
            } catch (ConcurrencyFailureException e) {
                if (attempt == TRIES || System.nanoTime() > deadline) {
                    throw e;
                }
            }
        }
    }
}
