package dev.claquete.studio.account.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The network that counts as one caller: an IPv4 address, or the /64 of an IPv6 address, since one owner has all of it.
 */
public final class CallerNetwork {

    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F]*:[0-9a-fA-F:.]*");
    private static final int PREFIX_BYTES = 8;

    private CallerNetwork() {}

    /** @param address from the request; not resolved */
    public static String of(@Nullable String address) {
        if (address == null) {
            return "";
        }
        if (!IPV6.matcher(address).matches()) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(bytes, 0, Math.min(PREFIX_BYTES, bytes.length));
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
