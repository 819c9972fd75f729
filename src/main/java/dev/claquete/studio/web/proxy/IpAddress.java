package dev.claquete.studio.web.proxy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses IP addresses as people and proxies write them, without a name server. */
public final class IpAddress {

    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("(?=.*:)[0-9a-fA-F:]{2,39}(:" + IPV4 + ")?");

    /** {@code [IPv6]} or IPv4, with or without a port; bare IPv6. Each optionally in quotes. */
    private static final Pattern NODE =
            Pattern.compile("\"?(?:\\[([0-9a-fA-F:.]+)](?::\\d{1,5})?|([0-9.]+)(?::\\d{1,5})?|([0-9a-fA-F:.]+))\"?");

    private IpAddress() {}

    /**
     * @param text without port and brackets; an IPv6 address may have a zone, which is dropped
     * @return empty for anything else; an IPv4 address for one that is mapped to IPv6
     */
    public static Optional<InetAddress> parse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        int zone = text.indexOf('%');
        String address = zone < 0 || text.indexOf(':') < 0 ? text : text.substring(0, zone);
        if (!IPV4.matcher(address).matches() && !IPV6.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(address));
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    /** @param text an address from {@code X-Forwarded-For} or {@code Forwarded}, optionally quoted and with a port */
    static Optional<InetAddress> ofNode(String text) {
        Matcher node = NODE.matcher(text.strip());
        if (!node.matches()) {
            return Optional.empty();
        }
        return parse(node.group(1) != null ? node.group(1) : node.group(2) != null ? node.group(2) : node.group(3));
    }
}
