package dev.claquete.studio.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The folder of the embedded servers, locked by one application at a time. The operating system releases the lock when
 * the process dies, in whatever way.
 */
final class DataDirectory implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;

    private DataDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static DataDirectory hold(Path path) {
        FileChannel channel = null;
        try {
            Files.createDirectories(path);
            channel = FileChannel.open(
                    path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                String holder = new String(readAll(channel), StandardCharsets.UTF_8).strip();
                channel.close();
                throw new CannotStart(
                        "The data directory " + path + " is in use by another Claquete (process " + holder + ").",
                        "Stop that one, or give this one a folder of its own with CLAQUETE_DATA_DIR.");
            }
            channel.truncate(0)
                    .write(StandardCharsets.UTF_8.encode(ProcessHandle.current().pid() + "\n"));
            return new DataDirectory(path, channel);
        } catch (IOException e) {
            throw new CannotStart(
                    "The data directory " + path + " cannot be used: " + e + ".",
                    "Make it writable, or name another folder with CLAQUETE_DATA_DIR.",
                    e);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static byte[] readAll(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(32);
        int length = channel.read(bytes, 0);
        return Arrays.copyOf(bytes.array(), Math.max(0, length));
    }
}
