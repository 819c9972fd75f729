package dev.claquete.studio.file;

import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.local.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Signed links to objects. Everybody with a link may read its object until the link expires, without signing in. A link
 * to the same object stays the same for a whole UTC day, so that browsers can cache it.
 */
@Component
public class AssetLinks {

    private static final long DAY = Duration.ofDays(1).toSeconds();

    private final SecretKeySpec signingKey;
    private final Duration validity;
    private final PublicAddress base;
    private final Clock clock;

    @Autowired
    AssetLinks(Secrets secrets, FileProperties properties, PublicAddress base) {
        this(
                secrets.get("link-key", properties.linkKey(), 52).value(),
                properties.linkValidity(),
                base,
                Clock.systemUTC());
    }

    AssetLinks(String signingKey, Duration validity, PublicAddress base, Clock clock) {
        this.signingKey = new SecretKeySpec(signingKey.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        this.validity = validity;
        this.base = base;
        this.clock = clock;
    }

    /** An absolute link, valid for at least the configured time and at most a day longer. */
    public String link(ObjectKey key) {
        long now = clock.instant().getEpochSecond();
        return link(key, (now / DAY + 1) * DAY + validity.toSeconds());
    }

    /** An absolute link that expires at {@code end}. */
    public String link(ObjectKey key, Instant end) {
        return link(key, end.getEpochSecond());
    }

    private String link(ObjectKey key, long expires) {
        return base.get() + AssetAddress.PATH + "?url=" + key + "&expires=" + expires + "&signature="
                + signature(key, expires);
    }

    /** Whether this signature allows reading this object now. Takes the same time for any wrong signature. */
    boolean allows(ObjectKey key, long expires, String signature) {
        boolean genuine = MessageDigest.isEqual(
                signature(key, expires).getBytes(StandardCharsets.US_ASCII),
                signature.getBytes(StandardCharsets.UTF_8));
        return genuine && clock.instant().getEpochSecond() <= expires;
    }

    /** How long a link with this expiry is still valid. */
    Duration untilExpiry(long expires) {
        return Duration.ofSeconds(Math.max(0, expires - clock.instant().getEpochSecond()));
    }

    private String signature(ObjectKey key, long expires) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(signingKey);
            byte[] signed = mac.doFinal((key + "\n" + expires).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
