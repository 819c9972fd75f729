package dev.claquete.studio.file;

import dev.claquete.studio.web.TooManyRequests;
import dev.claquete.studio.web.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Whether this node takes one more upload in, decided before a byte of it is written: how many are under way, in all and of the
 * account, and whether the disk has room for it beside what those under way have announced. Thread-safe.
 */
@Component
public class UploadCapacity {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration LATER = Duration.ofMinutes(1);

    private final UploadProperties properties;
    private final LongSupplier usableDisk;
    private final Semaphore free;
    private final PerAccountLimit places;
    private final AtomicLong announced = new AtomicLong();

    @Autowired
    UploadCapacity(UploadProperties properties, IncomingFiles intake) {
        this(properties, () -> usable(intake));
    }

    UploadCapacity(UploadProperties properties, LongSupplier usableDisk) {
        this.properties = properties;
        this.usableDisk = usableDisk;
        this.free = new Semaphore(properties.atOnce());
        this.places = new PerAccountLimit(
                properties.perAccount(),
                SOON,
                "At most " + properties.perAccount()
                        + " uploads of an account may run at once; try again when one has ended");
    }

    /** An upload under way. */
    public interface Place extends AutoCloseable {

        /** It has ended; may be said twice. */
        @Override
        void close();
    }

    /**
     * @param bytes that will lie on this node's disk
     * @throws TooManyRequests when the account has as many uploads under way as it may
     * @throws Unavailable when all accounts together have, or the disk has no room for it
     */
    public Place enter(UUID account, long bytes) {
        places.take(account);
        if (!free.tryAcquire()) {
            places.free(account);
            throw new Unavailable(
                    "This installation is receiving as many uploads as it can; nothing was stored, please try again",
                    SOON);
        }
        long promised = announced.addAndGet(bytes);
        AtomicBoolean ended = new AtomicBoolean();
        Place place = () -> {
            if (ended.compareAndSet(false, true)) {
                announced.addAndGet(-bytes);
                free.release();
                places.free(account);
            }
        };
        if (usableDisk.getAsLong() - properties.freeDisk().toBytes() < promised) {
            place.close();
            throw Unavailable.diskIsFull(
                    "The disk for uploads has no room for " + StorageUsage.words(bytes)
                            + " at the moment; nothing was stored, please try again later",
                    LATER);
        }
        return place;
    }

    /** How much an upload may have that does not say how long it is, beside those under way; never less than nothing. */
    long roomOnDisk() {
        return Math.max(0, usableDisk.getAsLong() - properties.freeDisk().toBytes() - announced.get());
    }

    int underWay(UUID account) {
        return places.taken(account);
    }

    private static long usable(IncomingFiles intake) {
        try {
            return java.nio.file.Files.getFileStore(intake.folder()).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot determine the free disk space for uploads", e);
        }
    }
}
