package dev.claquete.studio.credit;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What things cost ({@code claquete.credits.*}), in whole credits.
 *
 * @param welcome given once to each account
 * @param chargeOffline whether also work that no outside provider bills is charged: for those who sell their own machines' time
 * @param prices by operation, {@code image_generate} say
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
