package dev.claquete.studio.account.access;

import dev.claquete.studio.account.Account;
import dev.claquete.studio.account.HashedToken;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Caches successful password checks, so that a program that polls with HTTP Basic pays for the slow hash only once:
 * later requests compare a fast hash until the password changes. Bounded, in memory only, and salted per start.
 */
@Component
class PasswordCheckCache {

    private static final int MAX = 1000;

    private final String salt = HashedToken.newToken("");
    private final Map<String, String> hashes = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MAX;
        }
    });

    /** @param claim name, password, and everything else that must be the same */
    boolean knows(String claim, Account account) {
        String fitting = hashes.get(fingerprint(claim));
        return fitting != null && same(fitting, account.passwordHash());
    }

    void remember(String claim, Account account) {
        String hash = account.passwordHash();
        if (hash != null) {
            hashes.put(fingerprint(claim), hash);
        }
    }

    private String fingerprint(String claim) {
        return HexFormat.of().formatHex(HashedToken.sha256(salt + claim));
    }

    private static boolean same(String fitting, @Nullable String present) {
        return present != null && MessageDigest.isEqual(HashedToken.sha256(fitting), HashedToken.sha256(present));
    }
}
