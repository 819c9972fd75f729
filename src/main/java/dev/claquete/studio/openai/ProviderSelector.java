package dev.claquete.studio.openai;

import com.openai.client.OpenAIClient;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Selects the provider for one kind of result in each run: the configured model if a key pays for it, otherwise the
 * offline provider. No provider's id depends on whose key it is, so a result that one user paid for is found again for
 * another.
 */
public final class ProviderSelector<M> {

    private final @Nullable OpenAiClients clients;
    private final Function<Supplier<OpenAIClient>, M> remote;
    private final Supplier<M> offline;

    ProviderSelector(@Nullable OpenAiClients clients, Function<Supplier<OpenAIClient>, M> remote, Supplier<M> offline) {
        this.clients = clients;
        this.remote = remote;
        this.offline = offline;
    }

    /** The same provider for every run. */
    public static <M> ProviderSelector<M> only(M maker) {
        return new ProviderSelector<>(null, client -> maker, () -> maker);
    }

    /** @param keyRing of the run, or null */
    public M of(@Nullable String keyRing) {
        if (clients == null) {
            return offline.get();
        }
        Optional<OpenAIClient> client = clients.of(keyRing);
        return client.isPresent() ? remote.apply(client::get) : offline.get();
    }

    /**
     * Like {@link #of(String)}, but never replaces the model's existing result by a worse one: the model's provider
     * answers for that, whoever pays now.
     *
     * @param made whether a provider's result already exists; asked of a model that cannot be called
     */
    public M of(@Nullable String keyRing, Predicate<M> made) {
        if (clients != null) {
            M model = remote.apply(() -> {
                throw new IllegalStateException("asked about what it has made, not for more");
            });
            if (made.test(model)) {
                return model;
            }
        }
        return of(keyRing);
    }
}
