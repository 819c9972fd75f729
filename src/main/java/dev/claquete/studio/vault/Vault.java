package dev.claquete.studio.vault;

import dev.claquete.studio.local.CannotStart;
import dev.claquete.studio.local.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Encrypts secrets for the database. A ciphertext names its key and is bound to its place, so a copy in another row
 * cannot be decrypted. Thread-safe.
 */
@Component
public class Vault {

    static final String VERSION = "v1.";

    private static final int LETTERS_GENERATED = 52;
    private static final int FEWEST_LETTERS = 32;

    private final List<VaultKey> keys;

    @Autowired
    Vault(VaultProperties properties, Secrets secrets) {
        this(secrets.get("vault-key", properties.key(), LETTERS_GENERATED).value());
    }

    /** @param configured separated by commas; the first encrypts */
    Vault(String configured) {
        this.keys = Arrays.stream(configured.split(","))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .map(Vault::longEnough)
                .map(VaultKey::of)
                .toList();
        if (keys.isEmpty()) {
            throw new CannotStart(
                    "CLAQUETE_VAULT_KEY holds no key.", "Set it to the output of: openssl rand -base64 32");
        }
    }

    private static String longEnough(String key) {
        if (key.length() < FEWEST_LETTERS) {
            throw new CannotStart(
                    "A key in CLAQUETE_VAULT_KEY has " + key.length() + " letters, fewer than " + FEWEST_LETTERS + ".",
                    "Make one with: openssl rand -base64 32");
        }
        return key;
    }

    /**
     * @param place names the row and its column, for example {@code provider_key/<account>/openai}
     * @return ASCII without spaces
     */
    public String seal(String secret, String place) {
        byte[] sealed = keys.get(0).seal(secret.getBytes(StandardCharsets.UTF_8), place);
        return sealedByPresentKey() + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** @throws IllegalStateException if it was encrypted for another place, or with a key that is not configured */
    public String open(String sealed, String place) {
        String[] parts = sealed.split("\\.", -1);
        if (parts.length != 3 || !sealed.startsWith(VERSION)) {
            throw new IllegalStateException("what is kept for " + place + " is not sealed");
        }
        VaultKey key = keys.stream()
                .filter(known -> known.id().equals(parts[1]))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("what is sealed for " + place + " needs the vault key "
                        + parts[1] + ", which is not in CLAQUETE_VAULT_KEY"));
        return new String(key.open(bytes(parts[2], place), place), StandardCharsets.UTF_8);
    }

    /** The id of the key that encrypts. */
    String keyId() {
        return keys.get(0).id();
    }

    boolean knows(String keyId) {
        return keys.stream().anyMatch(key -> key.id().equals(keyId));
    }

    /** The prefix of everything that the current key has encrypted. */
    String sealedByPresentKey() {
        return VERSION + keyId() + ".";
    }

    private static byte[] bytes(String base64, String place) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(base64);
            if (bytes.length >= VaultKey.FEWEST_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("what is sealed for " + place + " is damaged", e);
        }
        throw new IllegalStateException("what is sealed for " + place + " is damaged");
    }
}
