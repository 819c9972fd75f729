package dev.claquete.studio.project;

import dev.claquete.studio.vault.CommandKeys;
import dev.claquete.studio.vault.Provider;
import java.util.EnumMap;
import java.util.Map;

/** Reads the {@code apiKeys} of a request: users' own provider keys, for this request only. */
final class ApiKeysInput {

    private ApiKeysInput() {}

    /** Clients send empty strings for keys that they do not have. */
    static CommandKeys in(JsonInput request) {
        return request.object("api_keys").map(ApiKeysInput::keys).orElse(CommandKeys.NONE);
    }

    private static CommandKeys keys(JsonInput given) {
        Map<Provider, String> keys = new EnumMap<>(Provider.class);
        for (Provider provider : Provider.values()) {
            String field = given.invalid(provider.word(), "").field();
            given.text(provider.word(), Provider.MAX_KEY_LETTERS)
                    .filter(key -> !key.isBlank())
                    .ifPresent(key -> keys.put(provider, Provider.checkedKey(field, key)));
        }
        return new CommandKeys(keys);
    }
}
