package dev.claquete.operation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Reads and writes orders, inputs and products as JSON. Unknown fields from newer versions are ignored. */
public final class OrderJson {

    /** The limit of one string: orders may contain pictures in base64. */
    private static final int MOST_LETTERS = 32_000_000;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(MOST_LETTERS)
                            .build())
                    .build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private OrderJson() {}

    public static byte[] write(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    public static <T> T read(byte[] json, Class<T> type) throws IOException {
        return JSON.readValue(json, type);
    }

    /** The inputs by field. */
    public static Map<String, Input> inputs(byte[] json) throws IOException {
        return JSON.readValue(json, new TypeReference<>() {});
    }

    public static List<Product> products(byte[] json) throws IOException {
        return JSON.readValue(json, new TypeReference<>() {});
    }
}
