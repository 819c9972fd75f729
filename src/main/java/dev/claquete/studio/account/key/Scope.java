package dev.claquete.studio.account.key;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The permissions of a personal key. None reaches the engine or {@code /api/admin}, whoever owns the key. */
public enum Scope {
    /** Reads by {@code GET} and {@code HEAD}, and changes nothing. */
    READ,
    /** Reads and writes everything that its owner may, except for keys and the owner's sign-in. */
    WRITE,
    /** Creates, lists and removes personal keys and provider keys, and nothing else. */
    KEYS;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Scope::word).toList();
    }

    static Optional<Scope> of(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word().equals(word))
                .findFirst();
    }

    /** Whether a key with these scopes has this permission. */
    boolean within(Collection<Scope> granted) {
        return granted.contains(this) || (this == READ && granted.contains(WRITE));
    }
}
