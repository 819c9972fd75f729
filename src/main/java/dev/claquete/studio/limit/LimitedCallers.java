package dev.claquete.studio.limit;

import dev.claquete.studio.account.CurrentAccount;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Determines which caller a request counts for. */
@Component
class LimitedCallers {

    /** One network with IPv6 has 2^64 addresses. */
    private static final int IPV6_NETWORK_BYTES = 8;

    private static final Pattern LITERAL = Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F:.]{2,45}");

    private final CurrentAccount account;

    LimitedCallers(CurrentAccount account) {
        this.account = account;
    }

    /** The account; for anonymous callers and during sign-in, the client's address. */
    String of(HttpServletRequest request, Policy policy) {
        return account.find()
                .filter(id -> policy != Policy.SIGN_IN)
                .map(id -> "account:" + id)
                .orElseGet(() -> "address:" + network(request.getRemoteAddr()));
    }

    /** The API key of the request, if it has one. */
    Optional<String> key() {
        return account.keyId().map(id -> "key:" + id);
    }

    /** Uses no name server: a proxy may forward any text as the client's address. */
    static String network(String address) {
        if (!LITERAL.matcher(address).matches()) {
            return "unknown";
        }
        try {
            InetAddress parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? InetAddress.getByAddress(Arrays.copyOf(
                                    Arrays.copyOf(parsed.getAddress(), IPV6_NETWORK_BYTES), 2 * IPV6_NETWORK_BYTES))
                            .getHostAddress()
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
