package dev.claquete.studio.process.security;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Detects expressions inside {@code orQueries}, at any depth and in every spelling that JSON allows. It reads tokens,
 * not a tree, so that a duplicate key is seen twice.
 */
final class EngineQueryCheck {

    /**
     * Names, values and brackets. The engine parses the body into objects after this check, twenty bytes and more for
     * each.
     */
    private static final int MAX_TOKENS = 200_000;

    private static final int MAX_DEPTH = 100;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxTokenCount(MAX_TOKENS)
                    .maxNestingDepth(MAX_DEPTH)
                    .build())
            .build();

    private EngineQueryCheck() {}

    /** @return why this body may not reach the engine; empty for a harmless or empty one */
    static Optional<String> fault(byte[] body) {
        if (body.length == 0) {
            return Optional.empty();
        }
        try (JsonParser parser = JSON.createParser(body)) {
            return search(parser);
        } catch (StreamConstraintsException e) {
            return Optional.of("The body must have at most " + MAX_TOKENS + " names, values and brackets and "
                    + MAX_DEPTH + " levels, and no text of more than 20 million characters");
        } catch (IOException e) {
            return Optional.of("The body must be valid JSON");
        }
    }

    private static Optional<String> search(JsonParser parser) throws IOException {
        int depth = 0;
        int orQueriesAt = 0; // the depth at which the outermost orQueries began, 0 outside
        String key = "";
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.FIELD_NAME || token == JsonToken.VALUE_STRING) {
                if (parser.getText().indexOf('\0') >= 0) {
                    return Optional.of(shown(parser.currentName()) + ": must not contain the character U+0000 (NUL)");
                }
            }
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

    private static String shown(@Nullable String name) {
        return name == null ? "body" : name.replaceAll("[^\\w.-]", "");
    }
}
