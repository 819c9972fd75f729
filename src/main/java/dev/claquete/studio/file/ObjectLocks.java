package dev.claquete.studio.file;

import dev.claquete.storage.ObjectKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whoever records, forgets or removes an object holds its lock until the end of the transaction, over all nodes. So nothing is
 * removed while somebody begins to use it. Locks go by a hash of the key: two keys may share one, which only costs a wait.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ObjectLocks {

    private final JdbcClient database;

    ObjectLocks(JdbcClient database) {
        this.database = database;
    }

    /** Waits for the lock. */
    void hold(ObjectKey key) {
        database.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(:key, 50))) held")
                .param("key", key.value())
                .query()
                .singleValue();
    }

    /** @return false when somebody else has it */
    boolean tryHold(ObjectKey key) {
        return database.sql("select pg_try_advisory_xact_lock(hashtextextended(:key, 50))")
                .param("key", key.value())
                .query(Boolean.class)
                .single();
    }
}
