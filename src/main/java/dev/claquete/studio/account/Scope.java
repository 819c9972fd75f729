package dev.claquete.studio.account;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a personal key may be used for. None reaches the engine or {@code /api/admin}, whoever owns the key. */
enum Scope {
    /** Looks, by {@code GET} and {@code HEAD}, and changes nothing. */
    READ,
    /** Does all that its owner may do, but neither touches keys nor how the owner signs in; it may look too. */
    WRITE,
    /** Makes, lists and removes personal keys and provider keys, and may do nothing else. */
    KEYS;

    String word() {
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

    /** Whether a key with these scopes may do what this one allows. */
    boolean within(Collection<Scope> granted) {
        return granted.contains(this) || (this == READ && granted.contains(WRITE));
    }
}
