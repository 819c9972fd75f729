package dev.claquete.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A part of a file that can be read any number of times. */
record FileSlice(Path file, long from, long length) {

    /** The caller closes it. */
    InputStream open() {
        try {
            FileChannel channel = FileChannel.open(file);
            channel.position(from);
            return new Bounded(Channels.newInputStream(channel), length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Bounded extends FilterInputStream {

        private long left;

        Bounded(InputStream in, long length) {
            super(in);
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            int value = left == 0 ? -1 : super.read();
            left -= value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int count) throws IOException {
            int got = left == 0 ? -1 : super.read(buffer, offset, (int) Math.min(count, left));
            left -= Math.max(0, got);
            return got;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
