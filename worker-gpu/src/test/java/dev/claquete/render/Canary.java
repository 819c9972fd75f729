package dev.claquete.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Something on localhost that nobody may reach; it counts who does. */
public final class Canary implements AutoCloseable {

    private final ServerSocket socket;
    private final AtomicInteger visitors = new AtomicInteger();

    public Canary() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::count, "canary");
        thread.setDaemon(true);
        thread.start();
    }

    private void count() {
        while (!socket.isClosed()) {
            try (Socket visitor = socket.accept()) {
                visitors.incrementAndGet();
            } catch (IOException e) {
                // closed, or the visitor has gone already
            }
        }
    }

    public int port() {
        return socket.getLocalPort();
    }

    public int visitors() {
        return visitors.get();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
