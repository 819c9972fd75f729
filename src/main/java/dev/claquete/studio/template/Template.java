package dev.claquete.studio.template;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A plan with blanks.
 *
 * @param name by language, {@code en} and {@code pt}
 * @param previewSeconds the moment of the first scene that shows best what the template is
 * @param config a plan as callers write it, with what {@link Binding} fills in
 */
record Template(
        String id,
        Map<String, String> name,
        Map<String, String> description,
        int previewScene,
        double previewSeconds,
        List<Variable> variables,
        JsonNode config) {

    /**
     * A blank.
     *
     * @param type {@code text}, {@code color}, {@code url}, {@code list} of texts, or {@code objects}: a list of them
     * @param fallback what is taken where nothing is given; null for what has to be given, or may be left out
     * @param most characters of a text, or entries of a list
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Variable(
            String name,
            String type,
            boolean required,
            @com.fasterxml.jackson.annotation.JsonProperty("default") @Nullable JsonNode fallback,
            @com.fasterxml.jackson.annotation.JsonProperty("max") int most) {}
}
