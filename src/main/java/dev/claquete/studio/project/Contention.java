package dev.claquete.studio.project;

import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** Repeats a whole transaction that lost against one that the engine made at the same moment. */
@Component
public class Contention {

    private static final int TRIES = 8;

    public void repeat(Runnable transaction) {
        retry(() -> {
            transaction.run();
            return true;
        });
    }

    public <T> T retry(Supplier<T> transaction) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.get();
            } catch (ConcurrencyFailureException e) {
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
    }
}
