package dev.claquete.studio.process.security;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * Looks for expressions inside {@code orQueries}, at any depth and in every spelling that JSON allows. It reads tokens, not
 * a tree, so that a key given twice is seen twice.
 */
final class EngineQueryCheck {

    private static final JsonFactory JSON = new JsonFactory();

    private EngineQueryCheck() {}

    /** @return why this body may not reach the engine; empty for a harmless or empty one */
    static Optional<String> fault(byte[] body) {
        if (body.length == 0) {
            return Optional.empty();
        }
        try (JsonParser parser = JSON.createParser(body)) {
            return search(parser);
        } catch (IOException e) {
            return Optional.of("The body must be valid JSON");
        }
    }

    private static Optional<String> search(JsonParser parser) throws IOException {
        int depth = 0;
        int orQueriesAt = 0; // the depth at which the outermost orQueries began, 0 outside
        String key = "";
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.FIELD_NAME) {
                key = parser.currentName().toLowerCase(Locale.ROOT);
                if (orQueriesAt > 0 && key.endsWith("expression")) {
                    return Optional.of("orQueries: may not contain expressions");
                }
                continue;
            }
            if (token.isStructStart()) {
                depth++;
                orQueriesAt = orQueriesAt == 0 && key.equals("orqueries") ? depth : orQueriesAt;
            } else if (token.isStructEnd()) {
                orQueriesAt = depth == orQueriesAt ? 0 : orQueriesAt;
                depth--;
            }
            key = "";
        }
        return Optional.empty();
    }
}
