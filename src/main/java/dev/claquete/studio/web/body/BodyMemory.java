package dev.claquete.studio.web.body;

import dev.claquete.studio.web.Unavailable;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Limits the memory for long bodies that are read as a whole to half of the heap, all requests together. If it is used
 * up, a request waits for a moment and is then told to try again later.
 */
@Component
class BodyMemory {

    /** Shorter bodies do not count. */
    static final int SHORT_BYTES = 64 * 1024;

    /** A list of empty objects, three bytes each, becomes a tree of 27 times its bytes, until its tokens are too many. */
    private static final long TREE_PER_BYTE = 32;

    private static final long MAX_TREE_BYTES = 64L * JsonLimits.MAX_TOKENS;

    /** A picture in base64 exists as bytes, as characters and as a string. */
    private static final long COPIES = 4;

    private static final int UNIT_BYTES = 64 * 1024;
    private static final long PATIENCE_SECONDS = 10;

    private final int units;
    private final Semaphore free;

    @Autowired
    BodyMemory() {
        this(Runtime.getRuntime().maxMemory());
    }

    BodyMemory(long heapBytes) {
        this.units = units(heapBytes / 2);
        this.free = new Semaphore(units, true);
    }

    /**
     * Waits until the memory for a body of this size is free, and keeps it until the current request is answered.
     *
     * @throws Unavailable if that takes too long
     */
    void reserveForThisRequest(long bytes) {
        RequestAttributes request = RequestContextHolder.currentRequestAttributes();
        int share = Math.min(units, units(Math.min(bytes * TREE_PER_BYTE, MAX_TREE_BYTES) + bytes * COPIES));
        acquire(share);
        request.registerDestructionCallback(
                BodyMemory.class.getName(), () -> free.release(share), RequestAttributes.SCOPE_REQUEST);
    }

    private void acquire(int share) {
        try {
            if (free.tryAcquire(share, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Unavailable(
                "Too many large requests at the moment; nothing was done, please try again",
                Duration.ofSeconds(PATIENCE_SECONDS));
    }

    private static int units(long bytes) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, bytes / UNIT_BYTES));
    }
}
