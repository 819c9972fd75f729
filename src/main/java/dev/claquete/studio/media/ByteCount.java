package dev.claquete.studio.media;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.studio.web.InvalidInput;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses a size as people write it: {@code 10MB}, {@code 1.5 GB}, {@code 500KB}; {@code 2MiB} for multiples of 1024; a
 * number means bytes.
 */
final class ByteCount {

    private static final Pattern FORM = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?)\\s*([kmg]i?b?|b|bytes)?");
    private static final Map<Character, Integer> POWERS = Map.of('k', 1, 'm', 2, 'g', 3);
    private static final long MOST = 1L << 40;

    private ByteCount() {}

    /** @throws InvalidInput if it is not a size, or less than a byte */
    static long parse(String field, JsonNode value) {
        Matcher size = FORM.matcher(value.asText().strip().toLowerCase(Locale.ROOT));
        if (!size.matches()) {
            throw new InvalidInput(field, "must be a size like 10MB, 500KB, 1.5 GB or a number of bytes");
        }
        String unit = size.group(2) == null ? "" : size.group(2);
        int power = unit.isEmpty() ? 0 : POWERS.getOrDefault(unit.charAt(0), 0);
        BigDecimal step = BigDecimal.valueOf(unit.indexOf('i') == 1 ? 1024 : 1000);
        BigDecimal bytes =
                new BigDecimal(size.group(1)).multiply(step.pow(power)).setScale(0, RoundingMode.DOWN);
        if (bytes.signum() < 1 || bytes.compareTo(BigDecimal.valueOf(MOST)) > 0) {
            throw new InvalidInput(field, "must be between 1 byte and 1 TiB");
        }
        return bytes.longValueExact();
    }
}
