package dev.claquete.studio.web.body;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Refuses the character U+0000 and names its field, {@code scenes[2].narration}. */
final class CheckedJsonParser extends JsonParserDelegate {

    CheckedJsonParser(JsonParser parser) {
        super(parser);
    }

    @Override
    public @Nullable JsonToken nextToken() throws IOException {
        JsonToken token = super.nextToken();
        if (token == JsonToken.FIELD_NAME) {
            check(delegate.currentName());
        } else if (token == JsonToken.VALUE_STRING) {
            check(delegate.getText()); // the parser caches it for the next reader
        }
        return token;
    }

    /** Implements the contract itself, because the delegate would bypass our {@link #nextToken}. */
    @Override
    public @Nullable JsonToken nextValue() throws IOException {
        JsonToken token = nextToken();
        return token == JsonToken.FIELD_NAME ? nextToken() : token;
    }

    private void check(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new NulCharacter(path());
        }
    }

    private String path() {
        StringBuilder path = new StringBuilder();
        append(delegate.getParsingContext(), path);
        return path.isEmpty() ? "body" : path.toString();
    }

    private static void append(JsonStreamContext step, StringBuilder path) {
        if (step.getParent() != null) {
            append(step.getParent(), path);
        }
        if (step.inArray()) {
            path.append('[').append(Math.max(0, step.getCurrentIndex())).append(']');
        } else if (step.inObject() && step.getCurrentName() != null) {
            path.append(path.isEmpty() ? "" : ".").append(step.getCurrentName());
        }
    }
}
