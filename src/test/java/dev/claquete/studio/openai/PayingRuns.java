package dev.claquete.studio.openai;

import dev.claquete.dependency.Dependency;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Clients for tests without a vault: runs by name, with their keys. */
public final class PayingRuns {

    private PayingRuns() {}

    /** @param houseKey null where the installation has none */
    public static OpenAiClients clients(URI server, @Nullable String houseKey, Map<String, String> keysByRing) {
        return new OpenAiClients(
                new OpenAiProperties(server, houseKey, null, null, null, "alloy"),
                ring -> ring == null ? Optional.empty() : Optional.ofNullable(keysByRing.get(ring)),
                Dependency.vendor("AI service"));
    }
}
