package dev.claquete.studio.process;

import java.sql.SQLException;
import java.util.Set;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.support.PersistenceExceptionTranslator;
import org.springframework.stereotype.Component;

/**
 * Tells callers who do not know the engine that their transaction lost against another one, and may be repeated, with Spring's
 * {@link org.springframework.dao.ConcurrencyFailureException}.
 */
@Component
class EngineClashes implements PersistenceExceptionTranslator {

    /** PostgreSQL's serialization_failure, deadlock_detected and lock_not_available: a lock's time-out. */
    private static final Set<String> REPEATABLE = Set.of("40001", "40P01", "55P03");

    @Override
    public @Nullable DataAccessException translateExceptionIfPossible(RuntimeException e) {
        if (e instanceof OptimisticLockingException) {
            return new OptimisticLockingFailureException(e.getMessage(), e);
        }
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && REPEATABLE.contains(String.valueOf(sql.getSQLState()))) {
                return new CannotAcquireLockException(String.valueOf(e.getMessage()), e);
            }
        }
        return null;
    }
}
