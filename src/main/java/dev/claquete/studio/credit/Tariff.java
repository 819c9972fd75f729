package dev.claquete.studio.credit;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The prices of work for an account, in whole credits. */
@Component
public class Tariff {

    private final CreditProperties properties;
    private final ObjectProvider<ProviderKeyExemption> ownKeys;

    Tariff(CreditProperties properties, ObjectProvider<ProviderKeyExemption> ownKeys) {
        this.properties = properties;
        this.ownKeys = ownKeys;
    }

    /**
     * The price of an operation, whichever provider does it.
     *
     * @throws IllegalStateException if no price is configured
     */
    public long price(String operation) {
        Long price = properties.prices().get(operation);
        if (price == null) {
            throw new IllegalStateException("claquete.credits.prices has no " + operation);
        }
        return price;
    }

    /** The price of work on our own machines: nothing, unless the operator charges for their time too. */
    public long offlinePrice(String operation) {
        return properties.chargeOffline() ? price(operation) : 0;
    }

    /**
     * The price for an account: nothing if it pays the provider itself.
     *
     * @param remote whether an outside provider that we pay does it
     * @param keyRing the keys supplied for this run alone, if any
     */
    public long price(UUID accountId, String operation, boolean remote, @Nullable String keyRing) {
        if (ownKeys.stream().anyMatch(keys -> keys.pay(accountId, operation, keyRing))) {
            return 0;
        }
        return remote ? price(operation) : offlinePrice(operation);
    }

    boolean chargesOffline() {
        return properties.chargeOffline();
    }

    Map<String, Long> prices() {
        return new TreeMap<>(properties.prices());
    }
}
