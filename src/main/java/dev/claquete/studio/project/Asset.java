package dev.claquete.studio.project;

import dev.claquete.storage.ObjectKey;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a scene needs, and how far it is. What was made last stays to be seen until its successor is there.
 */
@Embeddable
class Asset {

    private @Nullable String key;

    @Enumerated(EnumType.STRING)
    private AssetStatus status = AssetStatus.DRAFT;

    private int attempts;

    /** The try that was counted last. */
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

    /** A run will come to it; one that is there stays as it is. */
    void ask() {
        if (!completed()) {
            status = AssetStatus.PENDING;
        }
    }

    /** It is to be made anew. */
    void askAnew() {
        status = AssetStatus.PENDING;
    }

    /** Its step has begun. */
    void queue() {
        if (!completed()) {
            status = AssetStatus.QUEUED;
        }
    }

    /**
     * A worker has picked its step up; for one that is there this is only a look in the store. May be told of the same try again.
     *
     * @param picked names the try
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

    /** A try after this one is another, also if it has as many tries left: an operator gave them back. */
    void fail() {
        status = AssetStatus.FAILED;
        attempt = null;
    }

    /** Nobody works on it any more. */
    void release() {
        if (status.underway()) {
            status = AssetStatus.DRAFT;
        }
    }

    /** What it was made from has changed. */
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
