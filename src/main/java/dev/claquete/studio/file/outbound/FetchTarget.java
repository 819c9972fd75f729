package dev.claquete.studio.file.outbound;

import dev.claquete.studio.file.WebAddress;
import dev.claquete.studio.web.InvalidInput;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * One hop of a download whose address is allowed. Where its name resolves to is checked when connecting
 * ({@link VettedSockets}).
 *
 * @param trusted whether an operator named its host and port, so that its IP address may be private
 */
public record FetchTarget(HttpUrl url, boolean trusted) {

    private static final int MAX_LENGTH = 2048;
    private static final Pattern USER_INFO = Pattern.compile("(?i)https?:/*[^/?#]*@.*");
    private static final Pattern DOTTED_QUAD = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern LEADING_ZERO = Pattern.compile("(^|.*\\.)0\\d+.*");
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)\\.?");
    private static final List<String> PRIVATE_ZONES = List.of(
            "localhost", "localdomain", "local", "internal", "intranet", "lan", "home", "corp", "private", "home.arpa");

    /** @throws InvalidInput if the address itself breaks a rule */
    static FetchTarget of(String field, String text, Set<String> trustedHosts) {
        if (text.length() > MAX_LENGTH) {
            throw new InvalidInput(field, "must have at most " + MAX_LENGTH + " characters");
        }
        HttpUrl url = WebAddress.parse(field, text);
        if (USER_INFO.matcher(text).matches()) {
            throw new InvalidInput(field, "must not carry a user name or password");
        }
        boolean trusted = trustedHosts.contains(url.host() + ":" + url.port());
        if (!trusted) {
            checkHost(field, url.host());
        }
        return new FetchTarget(url, trusted);
    }

    private static void checkHost(String field, String host) {
        if (host.contains(":")) {
            checkLiteral(field, host);
        } else if (ENDS_IN_NUMBER.matcher(host).matches()) {
            if (!DOTTED_QUAD.matcher(host).matches()
                    || LEADING_ZERO.matcher(host).matches()) {
                throw new InvalidInput(field, "must write an IP address as four decimal numbers");
            }
            checkLiteral(field, host);
        } else {
            checkName(field, host);
        }
    }

    private static void checkName(String field, String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        boolean privateZone = PRIVATE_ZONES.stream().anyMatch(zone -> name.equals(zone) || name.endsWith("." + zone));
        if (privateZone || !name.contains(".")) {
            throw notPublic(field);
        }
    }

    private static void checkLiteral(String field, String host) {
        try {
            if (!PublicAddresses.contain(InetAddress.getByName(host))) {
                throw notPublic(field);
            }
        } catch (UnknownHostException e) {
            throw WebAddress.withoutHost(field);
        }
    }

    static InvalidInput notPublic(String field) {
        return new InvalidInput(field, "must lead to a public address on the internet");
    }
}
