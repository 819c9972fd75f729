package dev.claquete.studio.project;

import dev.claquete.studio.vault.CommandKeys;
import dev.claquete.studio.vault.Provider;
import java.util.EnumMap;
import java.util.Map;

/** The {@code apiKeys} of a request: people's own keys, for what this request asks for. */
final class ApiKeysInput {

    private ApiKeysInput() {}

    /** Clients send empty texts for what they have no key for. */
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
