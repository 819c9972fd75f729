package dev.claquete.studio.account.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A personal key as its owner holds it: {@code clq_}, 200 random bits and a checksum. Scanners for leaked secrets
 * recognise the form, and a mistyped key is detected without a database lookup. A fast hash is sufficient: slow ones
 * protect secrets that can be guessed, and 170 bits beyond the listed prefix cannot.
 */
record ApiKeyText(String text) {

    static final String MARK = "clq_";

    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int RANDOM_LETTERS = 40;
    private static final int CHECK_LETTERS = 6;
    private static final int PREFIX_LETTERS = MARK.length() + 6;
    private static final Pattern SHAPE =
            Pattern.compile(MARK + "[" + ALPHABET + "]{" + (RANDOM_LETTERS + CHECK_LETTERS) + "}");

    static ApiKeyText generate(SecureRandom random) {
        StringBuilder text = new StringBuilder(MARK);
        random.ints(RANDOM_LETTERS, 0, ALPHABET.length())
                .mapToObj(ALPHABET::charAt)
                .forEach(text::append);
        return new ApiKeyText(text + checksum(text.toString()));
    }

    boolean wellFormed() {
        int body = MARK.length() + RANDOM_LETTERS;
        return SHAPE.matcher(text).matches()
                && MessageDigest.isEqual(bytes(text.substring(body)), bytes(checksum(text.substring(0, body))));
    }

    /** Shown so that owners can tell their keys apart. */
    String prefix() {
        return text.substring(0, PREFIX_LETTERS);
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "a personal key";
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(bytes(body));
        long rest = crc.getValue();
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < CHECK_LETTERS; i++) {
            letters.append(ALPHABET.charAt((int) (rest % ALPHABET.length())));
            rest /= ALPHABET.length();
        }
        return letters.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
