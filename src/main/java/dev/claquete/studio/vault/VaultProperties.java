package dev.claquete.studio.vault;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The encryption of users' keys ({@code claquete.vault.*}).
 *
 * @param key at least 32 random letters, from the environment only; during a rotation several, separated by commas: the
 *     first encrypts, all decrypt. If unset, generated once and kept in the data directory
 * @param runKeysKept the maximum time that keys sent with a command are kept; they are deleted when the run ends
 */
@ConfigurationProperties("claquete.vault")
record VaultProperties(@Nullable String key, @DefaultValue("7d") Duration runKeysKept) {

    @Override
    public String toString() {
        return "VaultProperties[runKeysKept=" + runKeysKept + "]";
    }
}
