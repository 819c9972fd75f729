package dev.claquete.studio.media;

import dev.claquete.studio.web.InvalidInput;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a value of an enum by name. */
final class EnumReader {

    private EnumReader() {}

    /** @throws InvalidInput listing the names, if there is no such value */
    static <E extends Enum<E>> E of(String field, @Nullable String name, Class<E> among, E usual) {
        if (name == null || name.isBlank()) {
            return usual;
        }
        String wanted = name.strip().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        return Arrays.stream(among.getEnumConstants())
                .filter(one -> one.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        field,
                        "must be one of "
                                + Arrays.stream(among.getEnumConstants())
                                        .map(one -> one.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))));
    }
}
