package dev.claquete.studio.file.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/**
 * The last check before the network: sockets that connect only to public addresses. Whatever name, redirect or changing
 * DNS answer led here, the check and the connection use the same address.
 */
final class VettedSockets extends SocketFactory {

    /** Thrown instead of connecting. */
    static final class NotPublic extends IOException {

        private static final long serialVersionUID = 1;

        NotPublic(SocketAddress address) {
            super("not a public address: " + address);
        }
    }

    @Override
    public Socket createSocket() {
        return new Socket(Proxy.NO_PROXY) {
            @Override
            public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
                if (!(endpoint instanceof InetSocketAddress internet)
                        || internet.isUnresolved()
                        || !PublicAddresses.contain(internet.getAddress())) {
                    throw new NotPublic(endpoint);
                }
                super.connect(endpoint, timeoutMillis);
            }
        };
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException();
    }
}
