package dev.claquete.studio.project.run;

import dev.claquete.studio.vault.CommandKeys;
import dev.claquete.studio.vault.Provider;
import dev.claquete.studio.web.JsonReader;
import java.util.EnumMap;
import java.util.Map;

/** Reads the {@code apiKeys} of a request: users' own provider keys, for this request only. */
final class ApiKeysInput {

    private ApiKeysInput() {}

    /** Clients send empty strings for keys that they do not have. */
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
