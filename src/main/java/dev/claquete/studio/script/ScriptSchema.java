package dev.claquete.studio.script;

import com.openai.core.JsonValue;
import com.openai.models.ResponseFormatJsonSchema;
import java.util.List;
import java.util.Map;

/**
 * The JSON schema of a script for language models. Strict mode requires all properties, allows no others and has no
 * length limits, so {@link ScriptText} checks those.
 */
final class ScriptSchema {

    private static final Map<String, Object> TEXT = Map.of("type", "string");

    private static final Map<String, Object> SCENE =
            object(List.of("narration", "visual_description"), Map.of("narration", TEXT, "visual_description", TEXT));

    private static final Map<String, Object> SCRIPT = object(
            List.of("title", "description", "scenes"),
            Map.of("title", TEXT, "description", TEXT, "scenes", Map.of("type", "array", "items", SCENE)));

    static final ResponseFormatJsonSchema FORMAT = ResponseFormatJsonSchema.builder()
            .jsonSchema(ResponseFormatJsonSchema.JsonSchema.builder()
                    .name("script")
                    .strict(true)
                    .schema(JsonValue.from(SCRIPT).convert(ResponseFormatJsonSchema.JsonSchema.Schema.class))
                    .build())
            .build();

    private ScriptSchema() {}

    private static Map<String, Object> object(List<String> required, Map<String, Object> properties) {
        return Map.of("type", "object", "properties", properties, "required", required, "additionalProperties", false);
    }
}
