package dev.claquete.studio.credit;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Prices ({@code claquete.credits.*}), in whole credits.
 *
 * @param welcome granted once to each account
 * @param chargeOffline whether work that no outside provider bills is charged too: for operators who sell their own
 *     machines' time
 * @param prices by operation, for example {@code image_generate}
 */
@ConfigurationProperties("claquete.credits")
record CreditProperties(
        @DefaultValue("100") long welcome, @DefaultValue("false") boolean chargeOffline, Map<String, Long> prices) {

    CreditProperties {
        if (welcome < 0) {
            throw new IllegalArgumentException("claquete.credits.welcome must not be negative");
        }
        prices.forEach((operation, price) -> {
            if (price < 0) {
                throw new IllegalArgumentException("claquete.credits.prices." + operation + " must not be negative");
            }
        });
        prices = Map.copyOf(prices);
    }
}
