package dev.claquete.studio.vault;

import dev.claquete.studio.web.InvalidInput;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An outside service for which a user may have a key. */
public enum Provider {
    OPENAI,
    GEMINI,
    ELEVENLABS,
    SUNO,
    RUNWAY;

    public static final int MAX_KEY_LETTERS = 500;

    /** The characters of every vendor's keys, which are also valid in an HTTP header. */
    private static final Pattern KEY = Pattern.compile("[!-~]{1," + MAX_KEY_LETTERS + "}");

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Provider::word).toList();
    }

    static Optional<Provider> of(String word) {
        return Arrays.stream(values())
                .filter(provider -> provider.word().equals(word))
                .findFirst();
    }

    /**
     * The key without surrounding white space.
     *
     * @throws InvalidInput without the key in it
     */
    public static String checkedKey(String field, String key) {
        String bare = key.strip();
        if (!KEY.matcher(bare).matches()) {
            throw new InvalidInput(
                    field, "must have 1 to " + MAX_KEY_LETTERS + " printable ASCII characters and no spaces");
        }
        return bare;
    }
}
