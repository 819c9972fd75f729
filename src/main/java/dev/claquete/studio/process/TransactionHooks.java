package dev.claquete.studio.process;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What is to happen at the end of the present transaction. Without one, whatever must wait for its end is done at once. */
public final class TransactionHooks {

    private TransactionHooks() {}

    /** As the last thing in the transaction; a failure rolls it back. */
    public static void beforeCommit(Runnable action) {
        register(action, new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                action.run();
            }
        });
    }

    /** When others see what the transaction wrote. */
    public static void afterCommit(Runnable action) {
        register(action, new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }

    /** When the transaction has left nothing behind; never without one. */
    public static void afterRollback(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_ROLLED_BACK) {
                    action.run();
                }
            }
        });
    }

    private static void register(Runnable action, TransactionSynchronization hook) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(hook);
        } else {
            action.run();
        }
    }
}
