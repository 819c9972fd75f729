package dev.claquete.studio.file.outbound;

import dev.claquete.studio.web.InvalidInput;
import java.net.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.Dns;
import okhttp3.OkHttpClient;

/**
 * HTTP clients for user-given addresses: one that reaches only public addresses, and one for hosts that an operator
 * trusts. Neither uses a proxy, keeps cookies or follows redirects by itself.
 */
public final class GuardedClients {

    private final Set<String> trustedHosts;
    private final OkHttpClient trusted;
    private final OkHttpClient guarded;

    /** @param allow trusted {@code host:port} pairs */
    public GuardedClients(List<String> allow, Dns dns) {
        this.trustedHosts = allow.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        this.trusted = new OkHttpClient.Builder()
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .dns(dns)
                .build();
        this.guarded = trusted.newBuilder()
                .dns(new VettedDns(dns))
                .socketFactory(new VettedSockets())
                .build();
    }

    /** @throws InvalidInput if the address itself breaks a rule */
    public FetchTarget target(String field, String url) {
        return FetchTarget.of(field, url, trustedHosts);
    }

    public OkHttpClient client(FetchTarget target) {
        return target.trusted() ? trusted : guarded;
    }

    /** Whether a call failed because its name or address leads to a private network. */
    public static boolean refused(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof VettedSockets.NotPublic || cause instanceof VettedDns.NotPublic) {
                return true;
            }
        }
        return false;
    }
}
