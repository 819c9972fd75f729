package dev.claquete.studio.web.proxy;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What trusted proxies say about a request: its client, scheme, host and port. {@code X-Forwarded-For}, {@code -Proto},
 * {@code -Host} and {@code -Port} take precedence over {@code Forwarded} (RFC 7239).
 *
 * @param scheme http or https
 * @param host without a port
 */
record ForwardedHeaders(InetAddress client, @Nullable String scheme, @Nullable String host, OptionalInt port) {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,252})|\\[[0-9a-fA-F:.]{2,45}]");
    private static final Pattern PORT = Pattern.compile("\\d{1,5}");

    /** One proxy's description of the request that reached it. */
    private record Hop(
            Optional<InetAddress> sender, @Nullable String scheme, @Nullable String host, @Nullable String port) {}

    /**
     * Walks from the nearest proxy outwards, as far as the proxies are trusted.
     *
     * @param headers all values of a header's lines, in order
     * @param peer the address that opened the connection; trusted
     */
    static ForwardedHeaders of(Function<String, List<String>> headers, InetAddress peer, Networks proxies) {
        List<Hop> hops = hops(headers);
        InetAddress client = peer;
        Hop told = new Hop(Optional.empty(), null, null, null);
        for (int i = hops.size() - 1; i >= 0 && proxies.contain(client); i--) {
            told = hops.get(i);
            if (told.sender().isEmpty()) {
                break;
            }
            client = told.sender().get();
        }
        return new ForwardedHeaders(client, scheme(told.scheme()), host(told.host()), port(told));
    }

    private static List<Hop> hops(Function<String, List<String>> headers) {
        List<String> senders = elements(headers.apply("X-Forwarded-For"));
        List<String> schemes = elements(headers.apply("X-Forwarded-Proto"));
        List<String> hosts = elements(headers.apply("X-Forwarded-Host"));
        List<String> ports = elements(headers.apply("X-Forwarded-Port"));
        if (senders.isEmpty() && schemes.isEmpty() && hosts.isEmpty() && ports.isEmpty()) {
            return elements(headers.apply("Forwarded")).stream()
                    .map(ForwardedHeaders::standard)
                    .toList();
        }
        List<Hop> hops = new ArrayList<>();
        int count = Math.max(1, senders.size());
        for (int i = 0; i < count; i++) {
            hops.add(new Hop(
                    i < senders.size() ? IpAddress.ofNode(senders.get(i)) : Optional.empty(),
                    beside(schemes, i, count),
                    beside(hosts, i, count),
                    beside(ports, i, count)));
        }
        return hops;
    }

    /** A proxy that appends does so to all lists; one that overwrites leaves a single value, which applies to all. */
    private static @Nullable String beside(List<String> values, int index, int count) {
        return values.isEmpty() ? null : values.size() == count ? values.get(index) : values.get(values.size() - 1);
    }

    private static Hop standard(String element) {
        @Nullable String sender = null;
        @Nullable String scheme = null;
        @Nullable String host = null;
        for (String pair : element.split(";", -1)) {
            String[] halves = pair.strip().split("=", 2);
            String value = halves.length == 1 ? "" : halves[1].replaceAll("^\"|\"$", "");
            switch (halves[0].toLowerCase(Locale.ROOT)) {
                case "for" -> sender = value;
                case "proto" -> scheme = value;
                case "host" -> host = value;
                default -> {
                    // by, and what others may add
                }
            }
        }
        return new Hop(sender == null ? Optional.empty() : IpAddress.ofNode(sender), scheme, host, null);
    }

    private static List<String> elements(List<String> lines) {
        return lines.isEmpty()
                ? Collections.emptyList()
                : List.of(String.join(",", lines).split(",", -1)).stream()
                        .map(String::strip)
                        .toList();
    }

    private static @Nullable String scheme(@Nullable String scheme) {
        return scheme != null && scheme.matches("(?i)https?") ? scheme.toLowerCase(Locale.ROOT) : null;
    }

    private static @Nullable String host(@Nullable String host) {
        String name = host == null ? "" : host.replaceFirst(":\\d{1,5}$", "");
        return HOST.matcher(name).matches() ? name : null;
    }

    private static OptionalInt port(Hop hop) {
        String text = hop.port() != null
                ? hop.port()
                : hop.host() != null && hop.host().matches(".*[^:]:\\d{1,5}|\\[.*]:\\d{1,5}")
                        ? hop.host().substring(hop.host().lastIndexOf(':') + 1)
                        : "";
        int port = PORT.matcher(text).matches() ? Integer.parseInt(text) : 0;
        return port > 0 && port < 65_536 ? OptionalInt.of(port) : OptionalInt.empty();
    }
}
