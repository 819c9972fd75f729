package dev.claquete.studio.credit;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What a piece of work costs an account, in whole credits. */
@Component
public class Tariff {

    private final CreditProperties properties;
    private final ObjectProvider<ProviderKeyExemption> ownKeys;

    Tariff(CreditProperties properties, ObjectProvider<ProviderKeyExemption> ownKeys) {
        this.properties = properties;
        this.ownKeys = ownKeys;
    }

    /**
     * The price of an operation, whoever does it.
     *
     * @throws IllegalStateException when nobody has set one
     */
    public long price(String operation) {
        Long price = properties.prices().get(operation);
        if (price == null) {
            throw new IllegalStateException("claquete.credits.prices has no " + operation);
        }
        return price;
    }

    /** What a piece costs that our own machines make: nothing, unless the operator charges for their time too. */
    public long offlinePrice(String operation) {
        return properties.chargeOffline() ? price(operation) : 0;
    }

    /**
     * What a piece costs an account: nothing where it pays the provider itself.
     *
     * @param remote whether an outside provider makes it, whom we pay
     * @param keyRing the keys that were given for this run alone, if any were
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
