package dev.claquete.studio.outage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;

/**
 * Creates the sockets of the PostgreSQL driver, and can close them all. A server that stops answering never ends the
 * calls that wait for it; closing their sockets does. The driver creates its own factory from the class name and an
 * argument ({@code socketFactory}, {@code socketFactoryArg}); factories with the same argument share their sockets.
 */
public final class DatabaseSockets extends SocketFactory {

    private static final Map<String, Set<Socket>> ALL = new ConcurrentHashMap<>();

    private final Set<Socket> open;

    /** Called by the driver. */
    public DatabaseSockets(String word) {
        this.open = ALL.computeIfAbsent(
                word, it -> Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>())));
    }

    /** Callers waiting for one of them get an exception. */
    void cut() {
        List<Socket> present;
        synchronized (open) {
            present = List.copyOf(open);
            open.clear();
        }
        for (Socket socket : present) {
            try {
                socket.close();
            } catch (IOException e) {
                // it is useless now, closed or not
            }
        }
    }

    @Override
    public Socket createSocket() {
        Socket socket = new Socket();
        open.add(socket);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return kept(new Socket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return kept(new Socket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return kept(new Socket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return kept(new Socket(host, port, local, localPort));
    }

    private Socket kept(Socket socket) {
        open.add(socket);
        return socket;
    }
}
