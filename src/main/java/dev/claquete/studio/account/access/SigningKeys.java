package dev.claquete.studio.account.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.claquete.studio.account.AccountsProperties;
import java.text.ParseException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The signing keys of access tokens. Each node creates its own and keeps the private half only in memory; the public
 * half is in the database for all nodes. A key signs until it is old or retired, and verifies until the last token that
 * it signed has expired. So a stolen database cannot sign anything.
 */
@Component
public class SigningKeys {

    private final JdbcClient jdbc;
    private final AccountsProperties properties;
    private @Nullable ECKey own;

    SigningKeys(JdbcClient jdbc, AccountsProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /** This node's key; a new one if the last is too old. */
    public synchronized ECKey toSign() {
        ECKey key = own;
        if (key == null || !signs(key.getKeyID())) {
            key = make();
            own = key;
        }
        return key;
    }

    /** @return the public half of a key of any node that still verifies */
    public Optional<ECKey> toVerify(String id) {
        return uuid(id).flatMap(known -> jdbc.sql(
                        "select public_key from signing_key where id = :id and verifies_until > now()")
                .param("id", known)
                .query((row, number) -> parse(row.getString("public_key")))
                .optional());
    }

    /**
     * Retires the keys of all nodes.
     *
     * @param alsoTokens whether their tokens become invalid at once
     */
    public void retireAll(boolean alsoTokens) {
        jdbc.sql("update signing_key set signs_until = least(signs_until, now()),"
                        + " verifies_until = least(verifies_until, now() + make_interval(secs => :tail))")
                .param("tail", alsoTokens ? 0.0 : (double) tail().toSeconds())
                .update();
    }

    private boolean signs(String id) {
        return jdbc.sql("select exists (select 1 from signing_key where id = :id and signs_until > now())")
                .param("id", UUID.fromString(id))
                .query(Boolean.class)
                .single();
    }

    private ECKey make() {
        try {
            UUID id = UUID.randomUUID();
            ECKey key = new ECKeyGenerator(Curve.P_256).keyID(id.toString()).generate();
            Duration life = properties.keyLife();
            jdbc.sql("insert into signing_key (id, public_key, signs_until, verifies_until) values (:id, :key,"
                            + " now() + make_interval(secs => :life), now() + make_interval(secs => :life + :tail))")
                    .param("id", id)
                    .param("key", key.toPublicJWK().toJSONString())
                    .param("life", (double) life.toSeconds())
                    .param("tail", (double) tail().toSeconds())
                    .update();
            return key;
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    /** The life of a token signed in a key's last moment, plus a minute for clock differences. */
    private Duration tail() {
        return properties.accessLife().plusMinutes(1);
    }

    private static ECKey parse(String json) {
        try {
            return ECKey.parse(json);
        } catch (ParseException e) {
            throw new IllegalStateException("a signing key in the database is damaged", e);
        }
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
