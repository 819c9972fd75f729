package dev.claquete.studio.file.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Tells which IP addresses are public. Everything in the IANA special-purpose registries is not: private, loopback,
 * link-local (cloud metadata), shared (CGNAT), multicast, documentation, tunnels that carry an IPv4 address inside.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IPv4</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IPv6</a>
 */
final class PublicAddresses {

    private static final List<Block> NOT_PUBLIC = Block.list(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "168.63.129.16/32", // Azure's metadata and DNS, reachable from its machines only
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "2001::/23", // Teredo, benchmarking, ORCHID
            "2001:db8::/32",
            "2002::/16", // 6to4
            "3fff::/20");

    /** Everything routed on the IPv6 internet; loopback, unique-local, link-local, multicast and NAT64 lie outside. */
    private static final Block GLOBAL_IPV6 = Block.list("2000::/3").get(0);

    private PublicAddresses() {}

    static boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean routed = address instanceof Inet4Address || GLOBAL_IPV6.contains(bytes);
        return routed && NOT_PUBLIC.stream().noneMatch(block -> block.contains(bytes));
    }

    private record Block(byte[] prefix, int bits) {

        static List<Block> list(String... cidrs) {
            return Arrays.stream(cidrs).map(Block::parse).toList();
        }

        private static Block parse(String cidr) {
            String[] parts = cidr.split("/");
            try {
                return new Block(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
            } catch (UnknownHostException e) {
                throw new IllegalStateException(cidr, e);
            }
        }

        boolean contains(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            int whole = bits / 8;
            int rest = bits % 8;
            int mask = 0xff << (8 - rest) & 0xff;
            return Arrays.equals(address, 0, whole, prefix, 0, whole)
                    && (rest == 0 || (address[whole] & mask) == (prefix[whole] & mask));
        }
    }
}
