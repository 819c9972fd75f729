package dev.claquete.studio.vault;

import java.util.Map;

/** Keys sent with a command, for the run that it requests. Never printed. */
public record CommandKeys(Map<Provider, String> byProvider) {

    public static final CommandKeys NONE = new CommandKeys(Map.of());

    public CommandKeys {
        byProvider = Map.copyOf(byProvider);
    }

    public boolean isEmpty() {
        return byProvider.isEmpty();
    }

    @Override
    public String toString() {
        return "keys for " + byProvider.keySet();
    }
}
