package dev.claquete.studio.fakes;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import okhttp3.Dns;
import org.springframework.context.annotation.Primary;

/** A name server that a stranger owns: names that look public and lead inside. All other names are asked elsewhere. */
@Primary
public class FakeNames implements Dns {

    /** Each name with what it leads to. */
    public static final Map<String, String> INSIDE = Map.of(
            "loopback.example.org", "127.0.0.1",
            "six.example.org", "::1",
            "mapped.example.org", "::ffff:127.0.0.1",
            "zero.example.org", "0.0.0.0",
            "link-local.example.org", "fe80::1",
            "metadata.example.org", "169.254.169.254",
            "private.example.org", "10.0.0.1",
            "mixed.example.org", "93.184.216.34,127.0.0.1",
            "translated.example.org", "64:ff9b::7f00:1");

    @Override
    public List<InetAddress> lookup(String name) throws UnknownHostException {
        String inside = INSIDE.get(name);
        return inside == null
                ? Dns.SYSTEM.lookup(name)
                : Arrays.stream(inside.split(",")).map(FakeNames::address).toList();
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(literal, e);
        }
    }
}
