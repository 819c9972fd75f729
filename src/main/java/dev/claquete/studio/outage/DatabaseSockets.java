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
 * Makes the sockets of the PostgreSQL driver, and can cut them all off. A server that falls silent never ends the calls that wait for
 * it; closing their sockets does. The driver makes a factory of its own from the class's name and a word ({@code socketFactory},
 * {@code socketFactoryArg}): those with the same word share their sockets.
 */
public final class DatabaseSockets extends SocketFactory {

    private static final Map<String, Set<Socket>> ALL = new ConcurrentHashMap<>();

    private final Set<Socket> open;

    /** Called by the driver. */
    public DatabaseSockets(String word) {
        this.open = ALL.computeIfAbsent(
                word, it -> Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>())));
    }

    /** Whoever waits for one of them gets an exception. */
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
                // it is of no use any more, closed or not
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
