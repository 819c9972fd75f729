package dev.claquete.studio.webhook;

import java.math.BigInteger;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids with a prefix that names their type, followed by the 32 hexadecimal digits of a UUID. */
final class PublicIds {

    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{32}");

    private PublicIds() {}

    static String hex(UUID id) {
        return id.toString().replace("-", "");
    }

    static Optional<UUID> parse(String prefix, String text) {
        String digits = text.startsWith(prefix) ? text.substring(prefix.length()) : "";
        if (!DIGITS.matcher(digits).matches()) {
            return Optional.empty();
        }
        BigInteger number = new BigInteger(digits, 16);
        return Optional.of(new UUID(number.shiftRight(64).longValue(), number.longValue()));
    }
}
