package dev.claquete.studio.project;

import dev.claquete.studio.vault.CommandKeys;
import dev.claquete.studio.vault.Provider;
import dev.claquete.studio.web.JsonReader;
import java.util.EnumMap;
import java.util.Map;

/** The {@code apiKeys} of a request: people's own keys, for what this request asks for. */
final class ApiKeysInput {

    private ApiKeysInput() {}

    /** Clients send empty texts for what they have no key for. */
    static CommandKeys in(JsonReader request) {
        return request.get("api_keys").objectIfPresent().map(ApiKeysInput::keys).orElse(CommandKeys.NONE);
    }

    private static CommandKeys keys(JsonReader given) {
        Map<Provider, String> keys = new EnumMap<>(Provider.class);
        for (Provider provider : Provider.values()) {
            String field = given.get(provider.word()).path();
            given.get(provider.word())
                    .text(Provider.MAX_KEY_LETTERS)
                    .filter(key -> !key.isBlank())
                    .ifPresent(key -> keys.put(provider, Provider.checkedKey(field, key)));
        }
        return new CommandKeys(keys);
    }
}
