package dev.claquete.studio.file;

import dev.claquete.storage.ObjectKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Locks on objects over all nodes, held until the end of the transaction by everything that records, forgets or removes
 * an object. So nothing is removed while another transaction starts to use it. A lock belongs to a hash of the key: two
 * keys may share one, which only causes a wait.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class ObjectLocks {

    private final JdbcClient database;

    ObjectLocks(JdbcClient database) {
        this.database = database;
    }

    /** Waits for the lock. */
    public void hold(ObjectKey key) {
        database.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(:key, 50))) held")
                .param("key", key.value())
                .query()
                .singleValue();
    }

    /** @return false if another transaction holds it */
    public boolean tryHold(ObjectKey key) {
        return database.sql("select pg_try_advisory_xact_lock(hashtextextended(:key, 50))")
                .param("key", key.value())
                .query(Boolean.class)
                .single();
    }
}
