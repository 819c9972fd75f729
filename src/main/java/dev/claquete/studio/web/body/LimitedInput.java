package dev.claquete.studio.web.body;

import dev.claquete.studio.web.TooLarge;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads a body up to its limit, and calls back if it turns out to be long. */
final class LimitedInput extends FilterInputStream {

    private final long limit;
    private final Runnable whenLong;
    private long read;

    LimitedInput(InputStream body, long limit, Runnable whenLong) {
        super(body);
        this.limit = limit;
        this.whenLong = whenLong;
    }

    /** @throws TooLarge if a body of this size is over the limit */
    static void check(long bytes, long limit) {
        if (bytes > limit) {
            throw new TooLarge("body", "must have at most " + limit + " bytes");
        }
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int some = super.read(into, offset, length);
        count(some);
        return some;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long some = super.skip(bytes);
        count(some);
        return some;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long some) {
        long before = read;
        read += Math.max(0, some);
        check(read, limit);
        if (before <= BodyMemory.SHORT_BYTES && read > BodyMemory.SHORT_BYTES) {
            whenLong.run();
        }
    }
}
