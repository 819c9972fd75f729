package dev.claquete.render.image;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.util.unit.DataSize;

/**
 * Limits the memory that decoding pictures may take at the same time in the whole process. A few bytes of a file can
 * unpack to hundreds of megabytes, most of them outside the heap. First come, first served, so small pictures do not
 * starve a large one. Thread-safe.
 */
public final class DecodingRoom {

    private static final DataSize USUAL = DataSize.ofMegabytes(256);
    private static final int BYTES_A_PERMIT = 1 << 16;

    private static volatile DecodingRoom ofProcess = new DecodingRoom(USUAL);

    private final int permits;
    private final Semaphore free;

    DecodingRoom(DataSize all) {
        this.permits = (int) Math.min(Integer.MAX_VALUE, Math.max(1, all.toBytes() / BYTES_A_PERMIT));
        this.free = new Semaphore(permits, true);
    }

    /** The instance for every picture of this process. */
    public static DecodingRoom ofProcess() {
        return ofProcess;
    }

    /** Replaces the limit. Pictures that are being decoded at the moment do not count towards the new one. */
    public static void resize(DataSize all) {
        ofProcess = new DecodingRoom(all);
    }

    /** A share of the memory, released when this is closed. */
    public interface Place extends AutoCloseable {

        @Override
        void close();
    }

    /**
     * Waits as long as it takes.
     *
     * @param bytes a larger amount than the limit counts as the whole limit
     */
    public Place take(long bytes) throws InterruptedIOException {
        int wanted = permits(bytes);
        try {
            free.acquire(wanted);
        } catch (InterruptedException e) {
            throw interrupted();
        }
        return () -> free.release(wanted);
    }

    /** @throws DecodersBusy if the wait takes longer than {@code patience} */
    Place take(long bytes, Duration patience) throws InterruptedIOException {
        int wanted = permits(bytes);
        try {
            if (!free.tryAcquire(wanted, patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new DecodersBusy(patience);
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
        return () -> free.release(wanted);
    }

    private int permits(long bytes) {
        return (int) Math.max(1, Math.min(permits, (bytes + BYTES_A_PERMIT - 1) / BYTES_A_PERMIT));
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted while waiting to decode a picture");
    }
}
