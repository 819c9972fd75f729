package dev.claquete.studio.process.task;

import java.sql.SQLException;
import java.util.Set;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.support.PersistenceExceptionTranslator;
import org.springframework.stereotype.Component;

/**
 * Translates the engine's lost transaction conflicts, which may be retried, to Spring's
 * {@link org.springframework.dao.ConcurrencyFailureException}, for callers that do not know the engine.
 */
@Component
public class EngineClashes implements PersistenceExceptionTranslator {

    /** PostgreSQL's serialization_failure, deadlock_detected and lock_not_available: a lock's time-out. */
    private static final Set<String> REPEATABLE = Set.of("40001", "40P01", "55P03");

    /**
     * PostgreSQL's foreign_key_violation. From the engine it means that one transaction removed a scope while another
     * wrote a variable, a task or a job into it. The engine calls this optimistic locking for inserts, but not for
     * deletions.
     */
    private static final String FOREIGN_KEY_VIOLATION = "23503";

    @Override
    public @Nullable DataAccessException translateExceptionIfPossible(RuntimeException e) {
        if (e instanceof OptimisticLockingException) {
            return new OptimisticLockingFailureException(e.getMessage(), e);
        }
        return isClash(e) ? new CannotAcquireLockException(String.valueOf(e.getMessage()), e) : null;
    }

    /** Whether a transaction of the engine lost a conflict, so that a retry is right. */
    public static boolean isClash(RuntimeException e) {
        if (e instanceof OptimisticLockingException || e instanceof ConcurrencyFailureException) {
            return true;
        }
        boolean ofTheEngine = e instanceof ProcessEngineException;
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = String.valueOf(sql.getSQLState());
                if (REPEATABLE.contains(state) || ofTheEngine && FOREIGN_KEY_VIOLATION.equals(state)) {
                    return true;
                }
            }
        }
        return false;
    }
}
