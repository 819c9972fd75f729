package dev.claquete.studio.file;

import dev.claquete.storage.ObjectKey;
import java.util.Collection;
import java.util.Set;

/**
 * Implemented by modules that refer to stored objects. All of them are asked before any object is removed; a module
 * whose rows contain keys declares its own implementation as a bean.
 */
public interface ObjectUse {

    /** The objects among these that the module needs, including doubtful ones, as seen by the current transaction. */
    Set<ObjectKey> needed(Collection<ObjectKey> keys);
}
