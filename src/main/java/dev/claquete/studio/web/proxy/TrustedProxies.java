package dev.claquete.studio.web.proxy;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Collections;
import java.util.Optional;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Takes the client's address, scheme, host and port of a request from proxies that the operator has named. It runs
 * before everything else, so that sessions, cookies, links and the log all agree.
 */
class TrustedProxies extends ValveBase {

    private final Networks proxies;

    TrustedProxies(Networks proxies) {
        super(true);
        this.proxies = proxies;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        Optional<ForwardedHeaders> forwarding = IpAddress.parse(request.getRemoteAddr())
                .filter(proxies::contain)
                .map(peer -> forwarding(request, peer));
        if (forwarding.isEmpty()) {
            getNext().invoke(request, response);
            return;
        }
        Before before = Before.of(request);
        try {
            apply(forwarding.get(), request);
            getNext().invoke(request, response);
        } finally {
            before.restore(request);
        }
    }

    private ForwardedHeaders forwarding(Request request, InetAddress peer) {
        return ForwardedHeaders.of(header -> Collections.list(request.getHeaders(header)), peer, proxies);
    }

    private static void apply(ForwardedHeaders told, Request request) {
        String client = told.client().getHostAddress();
        request.setRemoteAddr(client);
        request.setRemoteHost(client);
        if (told.scheme() != null) {
            boolean secure = told.scheme().equals("https");
            request.setSecure(secure);
            request.getCoyoteRequest().scheme().setString(told.scheme());
            request.setServerPort(told.port().orElse(secure ? 443 : 80));
        } else {
            told.port().ifPresent(request::setServerPort);
        }
        if (told.host() != null) {
            request.getCoyoteRequest().serverName().setString(told.host());
        }
    }

    /**
     * The original values: a connection's next request reuses the same object, and an asynchronous one passes here
     * again.
     */
    private record Before(
            String address, String host, String scheme, boolean secure, String serverName, int serverPort) {

        static Before of(Request request) {
            return new Before(
                    request.getRemoteAddr(),
                    request.getRemoteHost(),
                    request.getScheme(),
                    request.isSecure(),
                    request.getServerName(),
                    request.getServerPort());
        }

        void restore(Request request) {
            request.setRemoteAddr(address);
            request.setRemoteHost(host);
            request.setSecure(secure);
            request.getCoyoteRequest().scheme().setString(scheme);
            request.getCoyoteRequest().serverName().setString(serverName);
            request.setServerPort(serverPort);
        }
    }
}
