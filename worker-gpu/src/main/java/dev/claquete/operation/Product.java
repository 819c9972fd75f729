package dev.claquete.operation;

import dev.claquete.storage.ObjectKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file made by an operation; or, if one of many could not be made, the reason.
 *
 * @param name distinguishes the products of one job; a caller's own id if given
 * @param key null if it was not made; the facts then have an {@code error}, a sentence
 * @param widthPx of video and images, otherwise 0
 * @param seconds of video and sound, otherwise 0
 * @param facts additional fields of the answer by their names
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

    /** @param warnings sentences; an empty list leaves the facts unchanged */
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

    /** The key of a product that was made. */
    public ObjectKey objectKey() {
        return new ObjectKey(Objects.requireNonNull(key, "it was not made"));
    }

    /** Why it was not made. */
    public Optional<String> error() {
        return made() ? Optional.empty() : Optional.of(String.valueOf(facts.get(ERROR)));
    }

    /** Warnings for the recipient, as sentences. */
    public List<String> warnings() {
        return facts.get(WARNINGS) instanceof List<?> sentences
                ? sentences.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** This product without the warnings, for answers that list them separately. */
    public Product withoutWarnings() {
        Map<String, @Nullable Object> others = new LinkedHashMap<>(facts);
        others.remove(WARNINGS);
        return new Product(name, key, contentType, bytes, widthPx, heightPx, seconds, others);
    }

    public Optional<ProductKind> kind() {
        return ProductKind.of(contentType);
    }
}
