package dev.claquete.studio.web.proxy;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** IP addresses and networks, as {@code CLAQUETE_TRUSTED_PROXIES} lists them. */
record Networks(List<Network> networks) {

    private static final Pattern CIDR = Pattern.compile("([0-9a-fA-F.:]+)(?:/(\\d{1,3}))?");

    private record Network(InetAddress address, int prefixBits) {

        boolean contains(InetAddress other) {
            byte[] own = address.getAddress();
            byte[] theirs = other.getAddress();
            if (own.length != theirs.length) {
                return false;
            }
            for (int bit = 0; bit < prefixBits; bit++) {
                int mask = 0x80 >> (bit % Byte.SIZE);
                if (((own[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * @param texts IPv4 or IPv6 addresses, optionally with a prefix length; blank ones are ignored
     * @throws IllegalArgumentException naming the setting and the invalid text
     */
    static Networks of(List<String> texts) {
        return new Networks(texts.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> network(text).orElseThrow(() -> new IllegalArgumentException(refusal(text))))
                .toList());
    }

    boolean contain(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static Optional<Network> network(String text) {
        Matcher cidr = CIDR.matcher(text);
        if (!cidr.matches()) {
            return Optional.empty();
        }
        return IpAddress.parse(cidr.group(1)).flatMap(address -> {
            int bits = address.getAddress().length * Byte.SIZE;
            int prefix = cidr.group(2) == null ? bits : Integer.parseInt(cidr.group(2));
            return prefix > bits ? Optional.empty() : Optional.of(new Network(address, prefix));
        });
    }

    private static String refusal(String text) {
        return "CLAQUETE_TRUSTED_PROXIES (claquete.web.trusted-proxies): \"" + text
                + "\" is neither an IP address nor a network like 10.0.0.0/8 or fd00::/8";
    }
}
