package dev.claquete.studio.webhook;

import dev.claquete.studio.vault.Vault;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Encrypts signing secrets for the database, each bound to its endpoint or account. */
@Component
class SecretVault {

    /** SQL for the following places, as {@link Vault} needs them. */
    static final String WEBHOOK_PLACE = "'webhook/' || id";

    static final String OWNER_PLACE = "'one-off-webhooks/' || owner_id";

    private final Vault vault;
    private final JdbcClient jdbc;

    SecretVault(Vault vault, JdbcClient jdbc) {
        this.vault = vault;
        this.jdbc = jdbc;
    }

    String seal(UUID webhook, SigningSecret secret) {
        return vault.seal(secret.text(), "webhook/" + webhook);
    }

    SigningSecret open(UUID webhook, String sealed) {
        return new SigningSecret(vault.open(sealed, "webhook/" + webhook));
    }

    /** The secret of an account's one-off webhooks: created on first use, then unchanged. */
    SigningSecret ofOneOffs(UUID owner) {
        String place = "one-off-webhooks/" + owner;
        jdbc.sql("insert into one_off_webhook_secret (owner_id, secret) values (:owner, :secret)"
                        + " on conflict (owner_id) do nothing")
                .param("owner", owner)
                .param("secret", vault.seal(SigningSecret.generate().text(), place))
                .update();
        String sealed = jdbc.sql("select secret from one_off_webhook_secret where owner_id = :owner")
                .param("owner", owner)
                .query(String.class)
                .single();
        return new SigningSecret(vault.open(sealed, place));
    }
}
