package dev.claquete.studio.fakes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A TCP line between a client and a server that can be taken away and given back. It knows no protocol. Taken away it either refuses
 * (connections are reset, new ones refused, as when a server has been killed) or falls silent (everything stays open and nothing
 * moves, as when packets get lost).
 */
public final class FlakyLine implements AutoCloseable {

    /** How the line is away. */
    public enum Fault {
        REFUSES,
        IS_SILENT
    }

    private static final int BUFFER = 16 << 10;

    private final InetSocketAddress server;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket door;
    private boolean silent;

    private FlakyLine(InetSocketAddress server) {
        this.server = server;
        this.port = open(0);
    }

    public static FlakyLine to(int serverPort) {
        return new FlakyLine(new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort));
    }

    /** On this machine; it stays the same. */
    public int port() {
        return port;
    }

    public synchronized void takeAway(Fault fault) {
        if (fault == Fault.IS_SILENT) {
            silent = true;
        } else {
            shut();
            sockets.forEach(FlakyLine::reset);
        }
    }

    /** What was held back while it was silent goes on. */
    public synchronized void giveBack() {
        silent = false;
        notifyAll();
        if (door == null) {
            open(port);
        }
    }

    private synchronized int open(int wanted) {
        try {
            ServerSocket opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            door = opened;
            daemon(() -> accept(opened));
            return opened.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void shut() {
        ServerSocket present = door;
        door = null;
        if (present != null) {
            quietly(present::close);
        }
    }

    private void accept(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                Socket client = opened.accept();
                sockets.add(client);
                daemon(() -> connect(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        Socket there = new Socket();
        sockets.add(there);
        try {
            awaitSound();
            there.connect(server, 5_000);
            daemon(() -> pump(there, client));
            pump(client, there);
        } catch (IOException e) {
            reset(client);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                awaitSound();
                out.write(buffer, 0, count);
                out.flush();
            }
            awaitSound();
            to.shutdownOutput();
        } catch (IOException e) {
            reset(from);
            reset(to);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void awaitSound() throws InterruptedException {
        while (silent) {
            wait();
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (SocketException e) {
            // closed already
        }
        quietly(socket::close);
    }

    private interface Closing {
        void run() throws IOException;
    }

    private static void quietly(Closing closing) {
        try {
            closing.run();
        } catch (IOException e) {
            // it is to be closed, and cannot be used any more
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "flaky-line");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        shut();
        sockets.forEach(FlakyLine::reset);
        giveBackSilently();
    }

    private synchronized void giveBackSilently() {
        silent = false;
        notifyAll();
    }
}
