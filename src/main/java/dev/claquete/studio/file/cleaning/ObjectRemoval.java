package dev.claquete.studio.file.cleaning;

import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.file.NamedFiles;
import dev.claquete.studio.file.ObjectLocks;
import dev.claquete.studio.file.ObjectUse;
import dev.claquete.studio.file.StoredFiles;
import dev.claquete.studio.file.UploadsInProgress;
import dev.claquete.studio.process.TransactionHooks;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Forgets and removes objects that are no longer needed. An object is removed from the store only under its lock and
 * after the deletion of its row is committed, so a crash in between leaves an orphan for housekeeping, never a row
 * without its object.
 */
@Component
public class ObjectRemoval {

    private static final Logger log = LoggerFactory.getLogger(ObjectRemoval.class);

    private final JdbcClient database;
    private final ObjectStore store;
    private final ObjectLocks locks;
    private final NamedFiles names;
    private final StoredFiles files;
    private final UploadsInProgress uploads;
    private final List<ObjectUse> uses;
    private final TransactionTemplate ownTransaction;

    ObjectRemoval(
            JdbcClient database,
            ObjectStore store,
            ObjectLocks locks,
            NamedFiles names,
            StoredFiles files,
            UploadsInProgress uploads,
            List<ObjectUse> uses,
            PlatformTransactionManager transactions) {
        this.database = database;
        this.store = store;
        this.locks = locks;
        this.names = names;
        this.files = files;
        this.uploads = uploads;
        this.uses = uses;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Forgets an object if no path leads to it and no module needs it, and removes it once the current transaction is
     * committed.
     *
     * @return whether it is forgotten
     */
    public boolean release(ObjectKey key) {
        locks.hold(key);
        return !names.anyLeadsTo(key) && forget(key);
    }

    /** Forgets an expired object, whatever paths lead to it. */
    boolean expire(ObjectKey key) {
        locks.hold(key);
        return forget(key);
    }

    private boolean forget(ObjectKey key) {
        if (uploads.protects(key) || isNeeded(key)) {
            return false;
        }
        files.deleteByKey(key.value());
        TransactionHooks.afterCommit(() -> removeOrLeave(key));
        return true;
    }

    /** The caller's change is committed; if the store does not answer now, only an orphan is left. */
    private void removeOrLeave(ObjectKey key) {
        try {
            removeIfUnknown(key);
        } catch (RuntimeException e) {
            log.warn("{} could not be removed and is left to housekeeping", key, e);
        }
    }

    /**
     * Removes an object that no row knows and no module needs, in a transaction of its own.
     *
     * @return false if it is known, needed or locked
     */
    boolean removeIfUnknown(ObjectKey key) {
        return Boolean.TRUE.equals(ownTransaction.execute(status -> {
            if (!locks.tryHold(key) || !unknown(List.of(key)).contains(key)) {
                return false;
            }
            store.delete(key);
            return true;
        }));
    }

    /** The objects among these that no row knows and no module needs at this moment. */
    Set<ObjectKey> unknown(Collection<ObjectKey> keys) {
        if (keys.isEmpty()) {
            return Set.of();
        }
        Set<ObjectKey> unknown = new HashSet<>(keys);
        unknown.removeAll(known(keys));
        for (ObjectUse use : uses) {
            if (!unknown.isEmpty()) {
                unknown.removeAll(use.needed(unknown));
            }
        }
        return unknown;
    }

    private Set<ObjectKey> known(Collection<ObjectKey> keys) {
        return database
                .sql("select key from stored_file where key in (:keys)"
                        + " union select key from open_upload where key in (:keys) and expires_at >= now()")
                .param("keys", keys.stream().map(ObjectKey::value).toList())
                .query(String.class)
                .list()
                .stream()
                .map(ObjectKey::new)
                .collect(Collectors.toSet());
    }

    private boolean isNeeded(ObjectKey key) {
        return uses.stream().anyMatch(use -> !use.needed(List.of(key)).isEmpty());
    }
}
