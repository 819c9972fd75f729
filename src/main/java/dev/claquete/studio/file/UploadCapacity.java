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
 * Decides whether this node accepts one more upload, before a byte of it is written: by the number of uploads in
 * progress, in total and of the account, and by the disk space left beside what those have announced. Thread-safe.
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

    /** An upload in progress. */
    public interface Place extends AutoCloseable {

        /** Ends it; may be called twice. */
        @Override
        void close();
    }

    /**
     * @param bytes on this node's disk
     * @throws TooManyRequests if the account has too many uploads in progress
     * @throws Unavailable if all accounts together have, or the disk has no room for it
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

    /** The largest upload of unknown length that fits beside those in progress; never negative. */
    public long roomOnDisk() {
        return Math.max(0, usableDisk.getAsLong() - properties.freeDisk().toBytes() - announced.get());
    }

    public int underWay(UUID account) {
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
