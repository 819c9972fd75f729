package dev.claquete.studio.vault;

import java.util.Map;

/** Keys that came with a command, for the run it asks for. Tells nobody what they are. */
public record GivenKeys(Map<Provider, String> byProvider) {

    public static final GivenKeys NONE = new GivenKeys(Map.of());

    public GivenKeys {
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
