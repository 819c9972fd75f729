package dev.claquete.studio.webhook;

import dev.claquete.studio.local.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Signing secrets as the database may keep them: AES-256-GCM, each bound to the endpoint that it belongs to. */
@Component
class SecretVault {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec sealing;
    private final SecretKeySpec deriving;
    private final SecureRandom random = new SecureRandom();

    SecretVault(Secrets secrets, WebhookProperties properties) {
        byte[] key = secrets.get("webhook-key", properties.key(), 52).value().getBytes(StandardCharsets.UTF_8);
        this.sealing = new SecretKeySpec(hmac(key, "seal"), "AES");
        this.deriving = new SecretKeySpec(hmac(key, "one-off"), "HmacSHA256");
    }

    String seal(UUID webhook, SigningSecret secret) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, webhook, nonce, secret.text().getBytes(StandardCharsets.UTF_8));
        Base64.Encoder base64 = Base64.getEncoder();
        return base64.encodeToString(nonce) + "." + base64.encodeToString(sealed);
    }

    SigningSecret open(UUID webhook, String sealed) {
        String[] parts = sealed.split("\\.", 2);
        Base64.Decoder base64 = Base64.getDecoder();
        byte[] opened = cipher(Cipher.DECRYPT_MODE, webhook, base64.decode(parts[0]), base64.decode(parts[1]));
        return new SigningSecret(new String(opened, StandardCharsets.UTF_8));
    }

    /** What signs an account's one-off webhooks: always the same, so it is not kept anywhere. */
    SigningSecret ofOneOffs(UUID owner) {
        return SigningSecret.ofBytes(hmac(deriving.getEncoded(), owner.toString()));
    }

    private byte[] cipher(int mode, UUID webhook, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(webhook.toString().getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "the secret of webhook " + webhook + " cannot be read: claquete.webhooks.key has changed", e);
        }
    }

    private static byte[] hmac(byte[] key, String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
