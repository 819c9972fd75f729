package dev.claquete.studio.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * One key of the vault, with the id that its ciphertexts contain. Both are derived from the configured text by
 * HMAC-SHA256 under different labels, so the id reveals nothing about the key. AES-256-GCM with a random nonce of 96
 * bits (NIST SP 800-38D, 8.2.2: good for 2^32 seals a key) and a tag of 128.
 */
record VaultKey(String id, SecretKey key) {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** The length of an encrypted empty text. */
    static final int FEWEST_BYTES = NONCE_BYTES + TAG_BITS / 8;

    private static final SecureRandom RANDOM = new SecureRandom();

    static VaultKey of(String configured) {
        byte[] id = hmac(configured, "claquete vault v1: key id");
        byte[] key = hmac(configured, "claquete vault v1: AES-256-GCM");
        return new VaultKey(HexFormat.of().formatHex(id, 0, 4), new SecretKeySpec(key, "AES"));
    }

    /** @param place bound to the ciphertext: it can be decrypted only there */
    byte[] seal(byte[] secret, String place) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = new byte[NONCE_BYTES + secret.length + TAG_BITS / 8];
        System.arraycopy(nonce, 0, sealed, 0, NONCE_BYTES);
        try {
            cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(secret, 0, secret.length, sealed, NONCE_BYTES);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal for " + place, e);
        }
    }

    /** @throws IllegalStateException if it was encrypted for another place or has been changed since */
    byte[] open(byte[] sealed, String place) {
        try {
            byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
            return cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (AEADBadTagException e) {
            throw new IllegalStateException(
                    "what is sealed for " + place + " was not sealed for it, or was changed", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot open what is sealed for " + place, e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] hmac(String secret, String label) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(label.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "vault key " + id;
    }
}
