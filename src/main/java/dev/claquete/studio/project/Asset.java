package dev.claquete.studio.project;

import dev.claquete.storage.ObjectKey;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One part of a scene and its status. The last result stays visible until its replacement is there. */
@Embeddable
class Asset {

    private @Nullable String key;

    @Enumerated(EnumType.STRING)
    private AssetStatus status = AssetStatus.DRAFT;

    private int attempts;

    /** The last counted try. */
    private @Nullable String attempt;

    Optional<ObjectKey> key() {
        return Optional.ofNullable(key).map(ObjectKey::new);
    }

    AssetStatus status() {
        return status;
    }

    int attempts() {
        return attempts;
    }

    boolean completed() {
        return status == AssetStatus.COMPLETED;
    }

    boolean failed() {
        return status == AssetStatus.FAILED;
    }

    /** Marks it as requested, unless it exists. */
    void ask() {
        if (!completed()) {
            status = AssetStatus.PENDING;
        }
    }

    /** Marks it to be regenerated. */
    void askAnew() {
        status = AssetStatus.PENDING;
    }

    /** Its step has started. */
    void queue() {
        if (!completed()) {
            status = AssetStatus.QUEUED;
        }
    }

    /**
     * A worker has started its step; for an existing asset that only looks in the store. Repeated calls for the same
     * try have no effect.
     *
     * @param picked identifies the try
     */
    void pickUp(String picked) {
        if (completed() || failed()) {
            return;
        }
        status = AssetStatus.PROCESSING;
        if (!picked.equals(attempt)) {
            attempts++;
            attempt = picked;
        }
    }

    void complete(ObjectKey made) {
        key = made.value();
        status = AssetStatus.COMPLETED;
    }

    /**
     * Forgets the try, because the next one is different even if it has as many tries left: an operator gave them back.
     */
    void fail() {
        status = AssetStatus.FAILED;
        attempt = null;
    }

    /** No run works on it any more. */
    void release() {
        if (status.underway()) {
            status = AssetStatus.DRAFT;
        }
    }

    /** Its input has changed. */
    void outdate() {
        if (!status.underway()) {
            status = AssetStatus.DRAFT;
        }
    }

    void remove() {
        key = null;
        status = AssetStatus.DRAFT;
    }
}
