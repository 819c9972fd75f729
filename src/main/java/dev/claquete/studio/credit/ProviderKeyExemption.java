package dev.claquete.studio.credit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Implemented by modules that know which work an account pays for with its own key at the provider: such work costs no
 * credits.
 */
public interface ProviderKeyExemption {

    /**
     * @param operation as in the price list
     * @param keyRing the keys supplied for this run alone, if any
     */
    boolean pay(UUID accountId, String operation, @Nullable String keyRing);
}
