package dev.claquete.studio.file;

import dev.claquete.storage.ObjectKey;
import java.util.Collection;
import java.util.Set;

/**
 * A feature that refers to objects of the store. Each of them is asked before any object is removed; a feature whose rows hold
 * keys brings an implementation of its own.
 */
public interface ObjectUse {

    /** Which of these objects the feature needs; what it is in doubt about, it needs. Seen by the present transaction. */
    Set<ObjectKey> needed(Collection<ObjectKey> keys);
}
