package dev.claquete.studio.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.dependency.DependencyUnavailable;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;

/** Reads the narrations' word timings from the store and caches them, because they never change. Thread-safe. */
@Component
public class WordTimings {

    private static final Logger log = LoggerFactory.getLogger(WordTimings.class);
    private static final int KEPT = 1000;

    private final ObjectStore store;
    private final ObjectMapper json;
    private final Map<ObjectKey, JsonNode> kept = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ObjectKey, JsonNode> eldest) {
            return size() > KEPT;
        }
    });

    WordTimings(ObjectStore store, ObjectMapper json) {
        this.store = store;
        this.json = json;
    }

    /**
     * @code [{word,start,end}]}, in seconds; empty while the store does not answer, since a project can be shown
     * without them.
     */
    public Optional<JsonNode> read(ObjectKey key) {
        JsonNode known = kept.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            JsonNode words = json.readTree(store.bytes(key)).path("words");
            kept.put(key, words);
            return Optional.of(words);
        } catch (DependencyUnavailable | SdkException | IOException e) {
            log.warn("Word timings {} cannot be read", key, e);
            return Optional.empty();
        }
    }
}
