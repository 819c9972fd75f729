package dev.claquete.studio.vault;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What seals people's keys ({@code claquete.vault.*}).
 *
 * @param key at least 32 random letters, from the environment only; several, separated by commas, while they are being changed:
 *     the first seals, all open. Generated once and kept in the data directory where it is not set
 * @param runKeysKept how long keys that came with a command are kept at the most; they go when the run ends
 */
@ConfigurationProperties("claquete.vault")
record VaultProperties(@Nullable String key, @DefaultValue("7d") Duration runKeysKept) {

    @Override
    public String toString() {
        return "VaultProperties[runKeysKept=" + runKeysKept + "]";
    }
}
