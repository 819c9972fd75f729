package dev.claquete.studio.credit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Knows which work an account pays for itself, with a key of its own at the provider: such work costs no credits. */
public interface ProviderKeyExemption {

    /**
     * @param operation as in the price list
     * @param keyRing the keys that were given for this run alone, if any were
     */
    boolean pay(UUID accountId, String operation, @Nullable String keyRing);
}
