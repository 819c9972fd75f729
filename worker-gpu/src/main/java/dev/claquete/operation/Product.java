package dev.claquete.operation;

import dev.claquete.storage.ObjectKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that an operation has made; or, where one of many could not be made and the others could, why it was not.
 *
 * @param name tells the products of one job apart; a caller's own id where it gave one
 * @param key null where it was not made; the facts then have an {@code error}, a sentence
 * @param widthPx of video and images, otherwise 0
 * @param seconds of video and sound, otherwise 0
 * @param facts what else the answer says, by the names that it uses
 */
public record Product(
        String name,
        @Nullable String key,
        String contentType,
        long bytes,
        int widthPx,
        int heightPx,
        double seconds,
        Map<String, @Nullable Object> facts) {

    private static final String ERROR = "error";
    private static final String WARNINGS = "warnings";

    /** @param warnings sentences; none leaves the facts as they are */
    static Map<String, @Nullable Object> warned(Map<String, @Nullable Object> facts, List<String> warnings) {
        if (warnings.isEmpty()) {
            return facts;
        }
        Map<String, @Nullable Object> all = new LinkedHashMap<>(facts);
        all.put(WARNINGS, List.copyOf(warnings));
        return all;
    }

    static Product notMade(String name, String contentType, String reason, Map<String, @Nullable Object> facts) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(facts);
        all.put(ERROR, reason);
        return new Product(name, null, contentType, 0, 0, 0, 0, all);
    }

    public boolean made() {
        return key != null;
    }

    /** Of what was made. */
    public ObjectKey objectKey() {
        return new ObjectKey(Objects.requireNonNull(key, "it was not made"));
    }

    /** Why it was not made. */
    public Optional<String> error() {
        return made() ? Optional.empty() : Optional.of(String.valueOf(facts.get(ERROR)));
    }

    /** What its receiver should know, as sentences. */
    public List<String> warnings() {
        return facts.get(WARNINGS) instanceof List<?> sentences
                ? sentences.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** The same without the warnings, for answers that give them a place of their own. */
    public Product withoutWarnings() {
        Map<String, @Nullable Object> others = new LinkedHashMap<>(facts);
        others.remove(WARNINGS);
        return new Product(name, key, contentType, bytes, widthPx, heightPx, seconds, others);
    }

    public Optional<ProductKind> kind() {
        return ProductKind.of(contentType);
    }
}
