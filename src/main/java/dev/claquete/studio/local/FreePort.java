package dev.claquete.studio.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds a port on the loopback address that is free at this moment. */
final class FreePort {

    private FreePort() {}

    static int find() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
