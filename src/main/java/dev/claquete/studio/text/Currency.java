package dev.claquete.studio.text;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The currencies with a common sign. */
enum Currency {
    DOLLAR,
    REAL,
    EURO,
    POUND,
    YEN,
    AUSTRALIAN_DOLLAR,
    CANADIAN_DOLLAR;

    static final String SIGN = "(?:US\\$|U\\$|R\\$|A\\$|AU\\$|C\\$|CA\\$|\\$|€|£|¥)";
    static final String CODE = "(?:USD|BRL|EUR|GBP|JPY|AUD|CAD)";

    private static final Map<String, Currency> WRITTEN = Map.ofEntries(
            Map.entry("$", DOLLAR),
            Map.entry("US$", DOLLAR),
            Map.entry("U$", DOLLAR),
            Map.entry("USD", DOLLAR),
            Map.entry("R$", REAL),
            Map.entry("BRL", REAL),
            Map.entry("€", EURO),
            Map.entry("EUR", EURO),
            Map.entry("£", POUND),
            Map.entry("GBP", POUND),
            Map.entry("¥", YEN),
            Map.entry("JPY", YEN),
            Map.entry("A$", AUSTRALIAN_DOLLAR),
            Map.entry("AU$", AUSTRALIAN_DOLLAR),
            Map.entry("AUD", AUSTRALIAN_DOLLAR),
            Map.entry("C$", CANADIAN_DOLLAR),
            Map.entry("CA$", CANADIAN_DOLLAR),
            Map.entry("CAD", CANADIAN_DOLLAR));

    static @Nullable Currency written(String sign) {
        return WRITTEN.get(sign);
    }
}
