package dev.claquete.studio.openai;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import dev.claquete.dependency.Dependency;
import dev.claquete.studio.vault.KeyRings;
import dev.claquete.studio.vault.Provider;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Clients of the configured server, one for each key, over one connection pool. A run uses its own key if it has one,
 * otherwise the installation's. Thread-safe.
 */
@Component
public class OpenAiClients {

    private final OpenAiProperties properties;
    private final Function<@Nullable String, Optional<String>> ownKey;
    private final Dependency server;
    private final Supplier<OpenAIClient> connection = SingletonSupplier.of(this::connect);

    @Autowired
    OpenAiClients(OpenAiProperties properties, KeyRings rings, @Qualifier("openAiServer") Dependency server) {
        this(properties, ring -> rings.find(ring, Provider.OPENAI), server);
    }

    /**
     * @param ownKey finds a run's own key by its key ring
     * @param server the state of its availability
     */
    OpenAiClients(OpenAiProperties properties, Function<@Nullable String, Optional<String>> ownKey, Dependency server) {
        this.server = server;
        this.properties = properties;
        this.ownKey = ownKey;
    }

    /** Empty if neither the run nor the installation has a key: then the run works offline. */
    Optional<OpenAIClient> of(@Nullable String keyRing) {
        return ownKey.apply(keyRing)
                .or(properties::houseKey)
                .map(key -> connection.get().withOptions(options -> options.apiKey(key)));
    }

    /**
     * @param model may be unset
     * @param remote creates the provider with this model; the supplied client fails if no key pays
     */
    public <M> ProviderSelector<M> makers(
            @Nullable String model, BiFunction<Supplier<OpenAIClient>, String, M> remote, Supplier<M> offline) {
        return model == null || model.isBlank()
                ? ProviderSelector.only(offline.get())
                : new ProviderSelector<>(this, client -> remote.apply(client, model), SingletonSupplier.of(offline));
    }

    /** Created on first use. Retries stay with the TaskRunner, where people see them. */
    private OpenAIClient connect() {
        return OpenAIOkHttpClient.builder()
                .baseUrl(properties.baseUrl().toString())
                .apiKey(properties.houseKey().orElse("none"))
                .maxRetries(0)
                .timeout(Duration.ofMinutes(5))
                .addInterceptor(new ApiKeyRedaction(properties.houseKey()))
                .addInterceptor(new VendorOutages(server))
                .build();
    }
}
