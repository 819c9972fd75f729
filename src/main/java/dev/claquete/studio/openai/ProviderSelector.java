package dev.claquete.studio.openai;

import com.openai.client.OpenAIClient;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who makes one kind of thing, run by run: the configured model where somebody's key pays for it, else the offline maker. No
 * maker's id depends on whose key it is, so what one has paid for is found again when another asks.
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

    /** The same maker for every run. */
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
     * As {@link #of(String)}; but what the model has made before is never made worse, so it answers for that whoever pays now.
     *
     * @param made whether a maker's work is there already; asked of a model that cannot be called
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
