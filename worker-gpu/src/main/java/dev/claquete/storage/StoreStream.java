package dev.claquete.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes from the store. A connection that breaks while they are read counts as an outage, not as an error of the
 * reader.
 */
final class StoreStream extends FilterInputStream {

    private final StoreCalls calls;

    StoreStream(InputStream in, StoreCalls calls) {
        super(in);
        this.calls = calls;
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException e) {
            throw calls.brokenOff(e);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int count) throws IOException {
        try {
            return super.read(buffer, offset, count);
        } catch (IOException e) {
            throw calls.brokenOff(e);
        }
    }
}
